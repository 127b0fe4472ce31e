import { ActionIcon, Group, Menu, Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PluginVersion } from '../../api/model';
import { Copy } from '../../components/Copy';
import { Icon } from '../../components/Icon';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { sourceText } from './sourceText';
import { Trust } from './Trust';

interface Props {
  version: PluginVersion;
  mayChange: boolean;
  /** Whether there is a version that waiting executions could go on with. */
  canMove: boolean;
  onUse: () => void;
  onMove: () => void;
}

/** One version: how it is, how many executions hold it, who vouches for it. */
export function VersionRow({ version, mayChange, canMove, onUse, onMove }: Props) {
  const { t } = useTranslation();
  const { state, executions, digest, error, installedAt, source } = version;
  const canUse = state === 'DRAINING';
  const movable = canMove && executions > 0;
  return (
    <Paper withBorder radius="md" p="md" component="article" aria-label={t('plugins.versionOf', { version: version.version })}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <Stack gap={6} style={{ minWidth: 0, flex: 1 }}>
          <Group gap="sm">
            <Text fw={700}>{version.version}</Text>
            <StatusBadge status={state} />
            {(executions > 0 || state === 'DRAINING') && (
              <Text size="sm" c={state === 'DRAINING' ? 'var(--wait)' : undefined}>
                {t('plugins.executions', { count: executions })}
              </Text>
            )}
          </Group>
          {error && (
            <Text size="sm" c="var(--bad)" className="wrap-anywhere">
              {error}
            </Text>
          )}
          <Trust version={version} />
          <Group gap={6} c="dimmed">
            <Text size="sm" className="wrap-anywhere">
              {sourceText(t, source)}
            </Text>
            {installedAt && (
              <>
                <Text size="sm">·</Text>
                <TimeText at={installedAt} />
              </>
            )}
          </Group>
          <Group gap={4} wrap="nowrap">
            <Text size="xs" c="dimmed">
              SHA-256 <span className="mono">{digest.slice(0, 16)}…</span>
            </Text>
            <Copy value={digest} what={t('plugins.digestOf', { version: version.version })} />
          </Group>
        </Stack>
        {mayChange && (canUse || movable) && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <ActionIcon variant="default" size={34} aria-label={t('plugins.versionMenu', { version: version.version })}>
                <Icon name="more" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {canUse && (
                <Menu.Item leftSection={<Icon name="undo" size={18} />} onClick={onUse}>
                  {t('plugins.use')}
                </Menu.Item>
              )}
              {movable && (
                <Menu.Item leftSection={<Icon name="compare" size={18} />} onClick={onMove}>
                  {t('plugins.move')}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </Group>
    </Paper>
  );
}
