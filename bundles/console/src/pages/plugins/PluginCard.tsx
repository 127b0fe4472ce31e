import { ActionIcon, Anchor, Badge, Group, Paper, Stack, Text, Title, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Plugin } from '../../api/model';
import { Icon } from '../../components/Icon';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { Drains } from './Drains';
import { PluginIcon } from './PluginIcon';
import { PluginProblem } from './PluginProblem';
import { problemTitle } from './problemTitle';
import { sourceText } from './sourceText';
import { Trust } from './Trust';

interface Props {
  plugin: Plugin;
  /** Undefined for who may not, and for what lies in the drop-in folder refused. */
  onRemove?: (() => void) | undefined;
}

/** One plugin: what it is, how it is, what it brings. */
export function PluginCard({ plugin, onRemove }: Props) {
  const { t } = useTranslation();
  const contributes = Object.entries(plugin.contributes ?? {}).filter(([, names]) => names.length > 0);
  const shown = plugin.versions.find(({ version }) => version === plugin.version);
  return (
    <Paper withBorder radius="lg" p="lg" component="article" aria-label={plugin.name}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <PluginIcon kinds={plugin.kinds} />
        <Stack gap="sm" style={{ flex: 1, minWidth: 0 }}>
          <Group justify="space-between" align="flex-start" gap="xs">
            <div style={{ minWidth: 0, flex: '1 1 160px' }}>
              <Title order={2} size="h4" className="wrap-anywhere">
                <Anchor component={Link} to={`/plugins/${encodeURIComponent(plugin.id)}`} inherit>
                  {plugin.name}
                </Anchor>
              </Title>
              <Text size="sm" c="dimmed" className="wrap-anywhere">
                {plugin.id} {plugin.version} · {sourceText(t, plugin.source)}
              </Text>
            </div>
            <Group gap="xs" wrap="nowrap">
              <StatusBadge status={plugin.state} />
              {onRemove && (
                <Tooltip label={t('plugins.remove')}>
                  <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={`${t('plugins.remove')}: ${plugin.name}`}>
                    <Icon name="remove" />
                  </ActionIcon>
                </Tooltip>
              )}
            </Group>
          </Group>
          {plugin.summary && <Text size="sm">{plugin.summary}</Text>}
          {plugin.error && (
            <PluginProblem
              title={t(problemTitle(plugin))}
              detail={plugin.error}
              code={plugin.code}
            />
          )}
          <Drains plugin={plugin} />
          {shown && shown.warning !== plugin.error && <Trust version={shown} />}
          <Group gap={6}>
            {plugin.kinds.map((kind) => (
              <Badge key={kind} variant="default" radius="sm">
                {kind}
              </Badge>
            ))}
          </Group>
          {contributes.map(([kind, names]) => (
            <Text key={kind} size="sm" className="wrap-anywhere">
              <Text span size="sm" c="dimmed">
                {kind}:{' '}
              </Text>
              {names.join(', ')}
            </Text>
          ))}
          {plugin.installedAt && plugin.state !== 'REFUSED' && (
            <Group gap={6} c="dimmed">
              <Text size="sm">{t('plugins.installed')}</Text>
              <TimeText at={plugin.installedAt} />
            </Group>
          )}
        </Stack>
      </Group>
    </Paper>
  );
}
