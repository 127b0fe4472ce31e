import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { notifyDone, notifyProblem } from '../../components/notify';

/** Sends failed executions on their way again: one, some, or all. */
export function useRequeue(onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const requeue = useMutation({
    mutationFn: async (ids: string[] | undefined) => {
      const [only] = ids ?? [];
      if (ids?.length === 1 && only) {
        await durable.requeue(only);
        return 1;
      }
      return (await durable.requeueMany(ids ? { ids } : {})).requeued;
    },
    onSuccess: (count) => {
      notifyDone(t('dead.done', { count }));
      onDone();
    },
    onError: notifyProblem,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['dead-letters'] });
      void client.invalidateQueries({ queryKey: ['executions'] });
    },
  });
  return {
    isPending: requeue.isPending,
    one: (id: string) => requeue.mutate([id]),
    some: (ids: string[]) => requeue.mutate(ids),
    all: () => requeue.mutate(undefined),
  };
}
