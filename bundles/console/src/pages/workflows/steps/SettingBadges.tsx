import { Badge, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../components/format';
import { retriesOf, type StepSettings } from './stepSettings';

/** What is set for a step, in a few words. */
export function SettingBadges({ settings }: { settings: StepSettings }) {
  const { t } = useTranslation();
  const max = retriesOf(settings)?.max;
  const words = [
    max ? t('stepSettings.badge.retries', { count: max }) : undefined,
    settings.timeoutMillis ? t('stepSettings.badge.timeout', { time: formatDuration(settings.timeoutMillis) }) : undefined,
    settings.once ? t('stepSettings.badge.once') : undefined,
    settings.idempotencyKey ? t('stepSettings.badge.key') : undefined,
  ].filter((one) => one !== undefined);
  if (words.length === 0) return null;
  return (
    <Group gap={6}>
      {words.map((word) => (
        <Badge key={word} variant="default" radius="sm">
          {word}
        </Badge>
      ))}
    </Group>
  );
}
