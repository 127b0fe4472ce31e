import { Text, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatTime } from './format';
import { useNow } from './useNow';

/** How long ago, and the exact time on hover or focus. */
export function TimeText({ at, size = 'sm' }: { at: string; size?: string }) {
  const { i18n } = useTranslation();
  const now = useNow();
  return (
    <Tooltip label={formatTime(at, i18n.language)}>
      <Text component="time" dateTime={at} size={size} style={{ whiteSpace: 'nowrap' }}>
        {formatAgo(at, i18n.language, now)}
      </Text>
    </Tooltip>
  );
}
