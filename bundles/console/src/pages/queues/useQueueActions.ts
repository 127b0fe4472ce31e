import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Queue } from '../../api/durableModel';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyProblem } from '../../components/notify';

export function useQueueActions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const settled = () => void client.invalidateQueries({ queryKey: ['queues'] });
  const toggle = useMutation({
    mutationFn: (queue: Queue) => durable.switchQueue(queue.name, !queue.active),
    onSuccess: (_, { name, active }) => notifyDone(t(active ? 'queues.deactivated' : 'queues.activated', { name })),
    onError: notifyProblem,
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: (queue: Queue) => durable.deleteQueue(queue.name),
    onSuccess: (_, { name }) => notifyDone(t('queues.deleted', { name })),
    onError: notifyProblem,
    onSettled: settled,
  });
  return {
    pending: toggle.isPending ? toggle.variables.name : undefined,
    toggle: (queue: Queue) =>
      queue.active
        ? confirm({
            title: t('queues.deactivateTitle', { name: queue.name }),
            body: t('queues.deactivateBody'),
            confirm: t('queues.deactivate'),
            danger: false,
            onConfirm: () => toggle.mutate(queue),
          })
        : toggle.mutate(queue),
    remove: (queue: Queue) =>
      confirm({
        title: t('queues.deleteTitle', { name: queue.name }),
        body: t('queues.deleteBody'),
        confirm: t('queues.delete'),
        onConfirm: () => remove.mutate(queue),
      }),
  };
}
