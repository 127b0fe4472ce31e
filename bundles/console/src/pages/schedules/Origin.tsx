import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../api/durableModel';

/** Says of a schedule that nobody made by hand where it comes from. */
export function Origin({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  if (!schedule.builtIn && !schedule.declared) return null;
  return (
    <Badge variant="default" radius="sm">
      {t(schedule.builtIn ? 'schedules.builtIn' : 'schedules.declared')}
    </Badge>
  );
}
