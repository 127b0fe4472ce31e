import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Schedule } from '../../api/durableModel';
import { confirm } from '../../components/confirm';
import { notifyDone, notifyProblem } from '../../components/notify';

type Action = 'pause' | 'resume' | 'fire' | 'delete';

const calls: Record<Action, (id: string) => Promise<unknown>> = {
  pause: durable.pauseSchedule,
  resume: durable.resumeSchedule,
  fire: durable.fire,
  delete: durable.deleteSchedule,
};

/** Pause, resume, fire now and delete; `onDeleted` leads away from the schedule's own page. */
export function useScheduleActions(onDeleted?: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: ({ action, schedule }: { action: Action; schedule: Schedule }) => calls[action](schedule.id),
    onSuccess: (_, { action, schedule }) => {
      notifyDone(t(`schedules.done.${action}`, { name: schedule.name }));
      if (action === 'delete') onDeleted?.();
      void client.invalidateQueries({ queryKey: action === 'delete' ? ['schedules', 'list'] : ['schedules'] });
    },
    onError: (error) => {
      notifyProblem(error);
      void client.invalidateQueries({ queryKey: ['schedules', 'list'] });
    },
  });
  return {
    pending: (schedule: Schedule, action: Action) => isPending && variables.schedule.id === schedule.id && variables.action === action,
    toggle: (schedule: Schedule) => mutate({ action: schedule.enabled ? 'pause' : 'resume', schedule }),
    fire: (schedule: Schedule) => mutate({ action: 'fire', schedule }),
    remove: (schedule: Schedule) =>
      confirm({
        title: t('schedules.deleteTitle', { name: schedule.name }),
        body: t('schedules.deleteBody'),
        confirm: t('schedules.delete'),
        onConfirm: () => mutate({ action: 'delete', schedule }),
      }),
  };
}
