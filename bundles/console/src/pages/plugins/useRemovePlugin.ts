import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Plugin } from '../../api/model';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyProblem } from '../../components/notify';

/** Asks, then removes a plugin and what it brought. */
export function useRemovePlugin({ id, name }: Plugin): () => void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.DELETE('/plugins/{id}', { params: { path: { id } } }),
    onSuccess: () => {
      notifyDone(t('plugins.removed', { name }));
      void client.invalidateQueries({ queryKey: ['plugins'] });
      void client.invalidateQueries({ queryKey: ['workflows'] });
    },
    onError: notifyProblem,
  });
  return () =>
    confirm({
      title: t('plugins.removeTitle', { name }),
      body: t('plugins.removeBody'),
      confirm: t('plugins.remove'),
      onConfirm: () => remove.mutate(),
    });
}
