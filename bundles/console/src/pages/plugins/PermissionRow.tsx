import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PluginPermission } from '../../api/model';
import { Icon } from '../../components/Icon';
import { TimeText } from '../../components/TimeText';

/** One permission: whether it is granted and by whom, when it was used, how often it was missed. */
export function PermissionRow({ permission }: { permission: PluginPermission }) {
  const { t } = useTranslation();
  const { permission: name, granted, changedBy, changedAt, lastUsed, denied } = permission;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start" style={{ minWidth: 0 }}>
      <Text component="span" c={granted ? 'var(--ok)' : 'var(--bad)'}>
        <Icon
          name={granted ? 'check' : 'cancel'}
          size={18}
          label={t(granted ? 'plugins.permission.granted' : 'plugins.permission.revoked')}
        />
      </Text>
      <Stack gap={2} style={{ minWidth: 0 }}>
        <Text size="sm" className="mono wrap-anywhere" {...(granted ? {} : { td: 'line-through' })}>
          {name}
        </Text>
        <Group gap={6} c="dimmed">
          {changedAt && (
            <Text size="sm">
              {t(granted ? 'plugins.permission.grantedBy' : 'plugins.permission.revokedBy', { name: changedBy ?? '' })}{' '}
              <TimeText at={changedAt} />
            </Text>
          )}
          <Text size="sm">
            · {lastUsed ? t('plugins.permission.used') : t('plugins.permission.unused')} {lastUsed && <TimeText at={lastUsed} />}
          </Text>
          {denied > 0 && (
            <Text size="sm" c="var(--bad)">
              · {t('plugins.permission.denied', { count: denied })}
            </Text>
          )}
        </Group>
      </Stack>
    </Group>
  );
}
