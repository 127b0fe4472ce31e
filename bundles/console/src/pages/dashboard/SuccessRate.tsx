import { Center, RingProgress, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../components/Panel';

interface Props {
  completed: number;
  failed: number;
  loading: boolean;
}

export function SuccessRate({ completed, failed, loading }: Props) {
  const { t, i18n } = useTranslation();
  const ended = completed + failed;
  const rate = ended === 0 ? undefined : completed / ended;
  // Rounded down, so that one failure among many never reads as 100 %.
  const shown = rate === undefined ? '–' : (Math.floor(rate * 1000) / 1000).toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <Panel title={t('dashboard.success')}>
      <Stack align="center" gap="xs">
        {loading ? (
          <Skeleton circle height={160} />
        ) : (
          <RingProgress
            size={168}
            thickness={14}
            roundCaps
            rootColor={ended === 0 ? 'var(--line)' : 'var(--bad)'}
            sections={[{ value: (rate ?? 0) * 100, color: 'var(--ok)' }]}
            aria-label={`${t('dashboard.success')}: ${shown}`}
            role="img"
            label={
              <Center>
                <Text fw={800} fz={30}>
                  {shown}
                </Text>
              </Center>
            }
          />
        )}
        <Text size="sm" c="dimmed" ta="center">
          {ended === 0 ? t('dashboard.noEnds') : t('dashboard.successHint')}
        </Text>
      </Stack>
    </Panel>
  );
}
