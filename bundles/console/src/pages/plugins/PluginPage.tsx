import { Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { pluginQueries, type Wish } from '../../api/plugins';
import { useMay } from '../../auth/useMay';
import { Contributions } from '../../components/Contributions';
import { Facts } from '../../components/Facts';
import { Icon } from '../../components/Icon';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { ChangeDialog } from './ChangeDialog';
import { ComponentsPanel } from './ComponentsPanel';
import { drainInterval } from './draining';
import { OperationList } from './OperationList';
import { PermissionsPanel } from './PermissionsPanel';
import { PluginProblem } from './PluginProblem';
import { problemTitle } from './problemTitle';
import { isRemovable } from './removable';
import { sourceText } from './sourceText';
import { VersionsPanel } from './VersionsPanel';

/** One plugin: its versions and what holds them, what it brings and may do, what was done to it. */
export default function PluginPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const [wish, setWish] = useState<Wish | undefined>();
  const query = useQuery({ ...pluginQueries.one(id), refetchInterval: ({ state }) => drainInterval(state.data) });
  const mayRemove = useMay('plugin:remove');
  useLiveInvalidation('plugins', [['plugins']]);
  const plugin = query.data;
  const back = (
    <Anchor component={Link} to="/plugins" size="sm">
      {t('plugins.all')}
    </Anchor>
  );
  // Whoever removes the plugin sees the end of it before the page goes.
  const dialog = (
    <ChangeDialog
      wish={wish}
      onClose={() => setWish(undefined)}
      onDone={({ kind }) => kind === 'remove' && void navigate('/plugins')}
    />
  );
  if (!plugin) {
    return query.error ? (
      <Stack align="flex-start">
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        <Button component={Link} to="/plugins" variant="default" leftSection={<Icon name="back" size={18} />}>
          {t('plugins.all')}
        </Button>
        {dialog}
      </Stack>
    ) : (
      <Stack role="status" aria-label={t('app.loading')}>
        <Skeleton height={36} width={320} />
        <Skeleton height={160} radius="lg" />
        <Skeleton height={240} radius="lg" />
      </Stack>
    );
  }
  return (
    <>
      <PageHeader
        name={plugin.name}
        title={
          <Group gap="sm">
            {plugin.name} <StatusBadge status={plugin.state} />
          </Group>
        }
        subtitle={
          <Stack gap={4}>
            {plugin.summary && <span>{plugin.summary}</span>}
            {back}
          </Stack>
        }
        actions={
          mayRemove &&
          isRemovable(plugin) && (
            <Button
              variant="default"
              leftSection={<Icon name="remove" size={18} />}
              onClick={() => setWish({ kind: 'remove', id, name: plugin.name })}
            >
              {t('plugins.remove')}
            </Button>
          )
        }
      />
      <Stack gap="lg">
        {plugin.error && (
          <PluginProblem
            title={t(problemTitle(plugin))}
            detail={plugin.error}
            code={plugin.code}
          />
        )}
        <Panel>
          <Facts
            facts={[
              [t('plugins.id'), <span key="id" className="mono wrap-anywhere">{plugin.id}</span>],
              [t('plugins.version'), plugin.version],
              [t('plugins.kinds'), plugin.kinds.join(', ')],
              [t('plugins.from'), <span key="from" className="wrap-anywhere">{sourceText(t, plugin.source)}</span>],
              ...(plugin.installedAt
                ? ([[t('plugins.installed'), <TimeText key="at" at={plugin.installedAt} />]] as [string, ReactNode][])
                : []),
            ]}
          />
        </Panel>
        <VersionsPanel plugin={plugin} onWish={setWish} />
        <Panel title={t('plugins.contributes')}>
          <Contributions names={plugin.contributes} none={t('plugins.nothing')} />
        </Panel>
        <PermissionsPanel plugin={plugin} />
        {plugin.state !== 'REFUSED' && <ComponentsPanel plugin={plugin} />}
        <Panel title={t('plugins.tab.history')}>
          <OperationList plugin={id} />
        </Panel>
      </Stack>
      {dialog}
    </>
  );
}
