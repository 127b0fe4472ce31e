import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Plugin } from '../../api/model';
import { Icon } from '../../components/Icon';

/** Versions that only end what began on them, and what still holds them. */
export function Drains({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation();
  const draining = plugin.versions.filter(({ state }) => state === 'DRAINING');
  if (draining.length === 0) return null;
  return (
    <Stack gap={4}>
      {draining.map(({ version, executions, digest }) => (
        <Group key={digest} gap={6} wrap="nowrap" align="flex-start" c="var(--wait)">
          <Icon name="wait" size={18} />
          <Text size="sm">{t(executions > 0 ? 'plugins.drains' : 'plugins.drained', { version, count: executions })}</Text>
        </Group>
      ))}
    </Stack>
  );
}
