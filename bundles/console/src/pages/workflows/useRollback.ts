import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, result } from '../../api/client';
import { notifyDone, notifyProblem } from '../../components/notify';

/** Makes an earlier version the one that takes new executions. */
export function useRollback(id: string) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      result(api.POST('/workflows/{id}/rollback', { params: { path: { id } }, body: { version } })),
    onSuccess: ({ version }) => {
      void client.invalidateQueries({ queryKey: ['workflows'] });
      notifyDone(t('versions.rolledBack', { version }));
    },
    onError: notifyProblem,
  });
}
