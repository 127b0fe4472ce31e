import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../api/durableModel';
import { Icon } from '../../components/Icon';
import type { IconName } from '../../components/icons';
import { useScheduleActions } from './useScheduleActions';

interface Props {
  schedule: Schedule;
  onEdit: (schedule: Schedule) => void;
  onDeleted?: () => void;
}

/** What can be done with a schedule, as small buttons with names. */
export function ScheduleButtons({ schedule, onEdit, onDeleted }: Props) {
  const { t } = useTranslation();
  const { toggle, fire, remove, pending } = useScheduleActions(onDeleted);
  const button = (icon: IconName, label: string, onClick: () => void, loading = false) => (
    <Tooltip label={label}>
      <ActionIcon variant="default" size={32} loading={loading} aria-label={`${label}: ${schedule.name}`} onClick={onClick}>
        <Icon name={icon} size={18} />
      </ActionIcon>
    </Tooltip>
  );
  const flip = schedule.enabled ? 'pause' : 'resume';
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      {button('play', t('schedules.fire'), () => fire(schedule), pending(schedule, 'fire'))}
      {button(schedule.enabled ? 'pause' : 'run', t(`schedules.${flip}`), () => toggle(schedule), pending(schedule, flip))}
      {!schedule.declared && button('edit', t('schedules.edit'), () => onEdit(schedule))}
      {!schedule.declared && !schedule.builtIn && button('remove', t('schedules.delete'), () => remove(schedule))}
    </Group>
  );
}
