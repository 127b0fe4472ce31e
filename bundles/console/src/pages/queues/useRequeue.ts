import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Execution } from '../../api/model';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyProblem } from '../../components/notify';

/** Sends failed executions on their way again, one, some, or all; or takes one off the list. */
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
  const discard = useMutation({
    mutationFn: (id: string) => durable.discard(id),
    onSuccess: () => notifyDone(t('dead.discarded')),
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['dead-letters'] }),
  });
  return {
    isPending: requeue.isPending,
    discard: ({ id, workflowName }: Execution) =>
      confirm({
        title: t('dead.discardTitle', { name: workflowName }),
        body: t('dead.discardBody'),
        confirm: t('dead.discard'),
        onConfirm: () => discard.mutate(id),
      }),
    one: (id: string) => requeue.mutate([id]),
    some: (ids: string[]) => requeue.mutate(ids),
    all: () => requeue.mutate(undefined),
  };
}
