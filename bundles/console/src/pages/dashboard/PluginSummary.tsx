import { Anchor, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/queries';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';

const SHOWN = 6;

export function PluginSummary() {
  const { t } = useTranslation();
  const plugins = useQuery(queries.plugins());
  const all = plugins.data?.items ?? [];
  // What does not run comes first: it is what somebody looks for here.
  const shown = [...all].sort((a, b) => Number(a.state === 'ACTIVE') - Number(b.state === 'ACTIVE')).slice(0, SHOWN);
  return (
    <Panel
      title={t('dashboard.plugins')}
      actions={
        <Anchor component={Link} to="/plugins" size="sm">
          {t('dashboard.all')}
        </Anchor>
      }
    >
      {plugins.error ? (
        <ProblemAlert error={plugins.error} onRetry={() => void plugins.refetch()} />
      ) : plugins.isPending ? (
        <Skeleton height={100} />
      ) : (
        <Stack gap="xs">
          <Text size="sm" c="dimmed">
            {all.length === 0
              ? t('dashboard.noPlugins')
              : t('dashboard.pluginsActive', {
                  active: all.filter((one) => one.state === 'ACTIVE').length,
                  all: all.length,
                })}
          </Text>
          {shown.map((one) => (
            <Group key={one.id} justify="space-between" wrap="nowrap">
              <Text size="sm" fw={500} truncate>
                {one.name}
              </Text>
              <StatusBadge status={one.state} />
            </Group>
          ))}
        </Stack>
      )}
    </Panel>
  );
}
