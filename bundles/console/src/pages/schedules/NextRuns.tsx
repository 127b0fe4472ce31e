import { Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import type { Timing } from '../../api/durableModel';
import { asProblem } from '../../api/problem';
import { formatTime } from '../../components/format';

/** The next times, as the hub itself counts them; or what it says is wrong. */
export function NextRuns({ timing }: { timing: Timing | undefined }) {
  const { t, i18n } = useTranslation();
  const [text] = useDebouncedValue(JSON.stringify(timing ?? {}), 400);
  const preview = useQuery({
    ...durableQueries.preview(JSON.parse(text) as Timing),
    enabled: text !== '{}',
    placeholderData: keepPreviousData,
  });
  if (preview.error) {
    return (
      <Text size="sm" c="var(--bad)" className="wrap-anywhere">
        {asProblem(preview.error).message}
      </Text>
    );
  }
  const times = preview.data?.items ?? [];
  if (times.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {t('schedules.preview')}: {times.map((at) => formatTime(at, i18n.language)).join(' · ')}
    </Text>
  );
}
