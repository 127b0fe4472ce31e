import { Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Icon } from '../../components/Icon';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';

/** How each part of the hub is. */
export function Readiness() {
  const { t } = useTranslation();
  const ready = useQuery(queries.ready());
  return (
    <Panel
      title={t('dashboard.readiness')}
      actions={
        ready.data && (
          <Text size="sm" fw={700} c={ready.data.ready ? 'var(--ok)' : 'var(--bad)'}>
            {t(ready.data.ready ? 'dashboard.ready' : 'dashboard.notReady')}
          </Text>
        )
      }
    >
      {ready.error ? (
        <ProblemAlert error={ready.error} onRetry={() => void ready.refetch()} />
      ) : ready.isPending ? (
        <Skeleton height={120} />
      ) : (
        <Stack gap="xs">
          {ready.data.checks.map((check) => (
            <div key={check.name}>
              <Group gap="sm" wrap="nowrap" c={check.up ? 'var(--ok)' : 'var(--bad)'}>
                <Icon
                  name={check.up ? 'check' : 'error'}
                  size={18}
                  label={t(check.up ? 'dashboard.up' : 'dashboard.down')}
                />
                <Text size="sm" c="var(--mantine-color-text)" fw={500}>
                  {check.name}
                </Text>
              </Group>
              {check.detail && (
                <Text size="xs" c="dimmed" pl={30} className="wrap-anywhere">
                  {check.detail}
                </Text>
              )}
            </div>
          ))}
        </Stack>
      )}
    </Panel>
  );
}
