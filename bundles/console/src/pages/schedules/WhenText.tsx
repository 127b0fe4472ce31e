import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schedule } from '../../api/durableModel';
import { cronText } from './cronText';
import { intervalOf } from './interval';

/** When a schedule fires, in words, with the expression below. */
export function WhenText({ schedule }: { schedule: Schedule }) {
  const { t, i18n } = useTranslation();
  const { cron, everyMillis, timeZone, after } = schedule;
  if (cron) {
    return (
      <div style={{ minWidth: 150 }}>
        <Text size="sm">{cronText(cron, i18n.language) ?? cron}</Text>
        <Text size="xs" c="dimmed">
          <span className="mono">{cron}</span> · {timeZone ?? 'UTC'}
        </Text>
      </div>
    );
  }
  if (everyMillis) {
    const { count, unit } = intervalOf(everyMillis);
    return <Text size="sm">{t(`schedules.every.${unit}`, { count })}</Text>;
  }
  return <Text size="sm">{t('schedules.afterCount', { count: after?.length ?? 0 })}</Text>;
}
