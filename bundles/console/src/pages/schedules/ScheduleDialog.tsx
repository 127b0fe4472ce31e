import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../api/durableModel';
import { ScheduleForm } from './ScheduleForm';

interface Props {
  /** Undefined for a new one. */
  schedule: Schedule | undefined;
  others: readonly Schedule[];
  opened: boolean;
  onClose: () => void;
}

export function ScheduleDialog({ schedule, others, opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={schedule ? t('schedules.editTitle', { name: schedule.name }) : t('schedules.create')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ScheduleForm schedule={schedule} others={others} onClose={onClose} />
    </Modal>
  );
}
