import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Workflow } from '../../api/model';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyProblem } from '../../components/notify';

/** Asks, deletes, and goes back to the list. */
export function useDeleteWorkflow({ id, name }: Workflow): () => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => api.DELETE('/workflows/{id}', { params: { path: { id } } }),
    onSuccess: async () => {
      notifyDone(t('workflows.deleted', { name }));
      await navigate('/workflows');
      void client.invalidateQueries({ queryKey: ['workflows', 'list'] });
    },
    onError: notifyProblem,
  });
  return () =>
    confirm({
      title: t('workflows.deleteTitle'),
      body: t('workflows.deleteBody', { name }),
      confirm: t('workflows.delete'),
      onConfirm: () => remove.mutate(),
    });
}
