import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Execution } from '../../api/model';
import { queries } from '../../api/queries';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyProblem } from '../../components/notify';

type Simple = 'pause' | 'resume' | 'cancel' | 'retry';

/** What needs no more than a click (or a click and a yes). */
export function useExecutionAction({ id, workflowName }: Execution) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (action: Simple) => durable[action](id),
    onSuccess: (execution, action) => {
      client.setQueryData(queries.execution(id).queryKey, (before) => ({ ...before, ...execution }));
      void client.invalidateQueries({ queryKey: ['executions'] });
      notifyDone(t(`control.done.${action}`));
    },
    onError: (error) => {
      notifyProblem(error);
      // Most refusals say that it is no longer what the page shows.
      void client.invalidateQueries({ queryKey: queries.execution(id).queryKey });
    },
  });
  return {
    running: isPending ? variables : undefined,
    act: (action: Exclude<Simple, 'cancel'>) => mutate(action),
    cancel: () =>
      confirm({
        title: t('control.cancelTitle'),
        body: t('control.cancelBody', { name: workflowName }),
        confirm: t('control.cancel'),
        onConfirm: () => mutate('cancel'),
      }),
  };
}
