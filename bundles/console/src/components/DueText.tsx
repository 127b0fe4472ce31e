import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatTime } from './format';
import { useNow } from './useNow';

/** A time ahead: how far away, and the exact time on hover. */
export function DueText({ at }: { at: string }) {
  const { i18n } = useTranslation();
  const now = useNow();
  return (
    <Tooltip label={formatTime(at, i18n.language)}>
      <time dateTime={at} style={{ whiteSpace: 'nowrap' }}>
        {formatDistance(at, i18n.language, now)}
      </time>
    </Tooltip>
  );
}
