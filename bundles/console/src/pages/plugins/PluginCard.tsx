import { ActionIcon, Alert, Badge, Group, Paper, Stack, Text, ThemeIcon, Title, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Plugin } from '../../api/model';
import { Icon } from '../../components/Icon';
import type { IconName } from '../../components/icons';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { useRemovePlugin } from './useRemovePlugin';

const icons: Record<string, IconName> = { agent: 'agent', tool: 'tool', connector: 'hook', routes: 'route' };
const SOURCES = ['deploy', 'catalog', 'system'] as const;

/** One plugin: what it is, how it is, what it brings. */
export function PluginCard({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation();
  const remove = useRemovePlugin(plugin);
  const contributes = Object.entries(plugin.contributes ?? {}).filter(([, names]) => names.length > 0);
  const icon = plugin.kinds.map((kind) => icons[kind]).find(Boolean) ?? 'extension';
  const source = SOURCES.find((one) => one === plugin.source);
  return (
    <Paper withBorder radius="lg" p="lg" component="article" aria-label={plugin.name}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <ThemeIcon variant="light" size={44} radius="md">
          <Icon name={icon} size={24} />
        </ThemeIcon>
        <Stack gap="sm" style={{ flex: 1, minWidth: 0 }}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div style={{ minWidth: 0 }}>
              <Title order={2} size="h4" className="wrap-anywhere">
                {plugin.name}
              </Title>
              <Text size="sm" c="dimmed" className="wrap-anywhere">
                {plugin.id} {plugin.version} · {source ? t(`plugins.source.${source}`) : plugin.source}
              </Text>
            </div>
            <Group gap="xs" wrap="nowrap">
              <StatusBadge status={plugin.state} />
              {plugin.source !== 'system' && (
                <Tooltip label={t('plugins.remove')}>
                  <ActionIcon variant="subtle" color="gray" onClick={remove} aria-label={`${t('plugins.remove')}: ${plugin.name}`}>
                    <Icon name="remove" />
                  </ActionIcon>
                </Tooltip>
              )}
            </Group>
          </Group>
          {plugin.summary && <Text size="sm">{plugin.summary}</Text>}
          {plugin.error && (
            <Alert color="red" variant="light" icon={<Icon name="error" />} title={t('plugins.failed')}>
              <Text size="sm" className="wrap-anywhere">
                {plugin.error}
              </Text>
            </Alert>
          )}
          <Group gap={6}>
            {plugin.kinds.map((kind) => (
              <Badge key={kind} variant="default" radius="sm">
                {kind}
              </Badge>
            ))}
          </Group>
          {contributes.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('plugins.nothing')}
            </Text>
          ) : (
            contributes.map(([kind, names]) => (
              <Text key={kind} size="sm" className="wrap-anywhere">
                <Text span size="sm" c="dimmed">
                  {kind}:{' '}
                </Text>
                {names.join(', ')}
              </Text>
            ))
          )}
          {plugin.permissions.length > 0 && (
            <Text size="sm" className="wrap-anywhere">
              <Text span size="sm" c="dimmed">
                {t('plugins.permissions')}:{' '}
              </Text>
              {plugin.permissions.join(', ')}
            </Text>
          )}
          {plugin.installedAt && (
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
