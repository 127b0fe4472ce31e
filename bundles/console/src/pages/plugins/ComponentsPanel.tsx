import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plugin } from '../../api/model';
import { pluginQueries } from '../../api/plugins';
import { ListSkeleton } from '../../components/ListSkeleton';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';

const FEW = 10;

/** What the shown version of a plugin is made of: its software bill of materials. */
export function ComponentsPanel({ plugin }: { plugin: Plugin }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const query = useQuery(pluginQueries.components(plugin.id, plugin.version));
  const items = query.data?.items ?? [];
  const shown = all ? items : items.slice(0, FEW);
  return (
    <Panel title={t('plugins.component.title')}>
      {query.error && !query.data ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <ListSkeleton rows={3} />
      ) : items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('plugins.component.none')}
        </Text>
      ) : (
        <Stack gap="sm">
          <Table.ScrollContainer minWidth={280}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('plugins.component.name')}</Table.Th>
                  <Table.Th>{t('plugins.version')}</Table.Th>
                  <Table.Th>{t('plugins.component.license')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {shown.map(({ name, version, license }) => (
                  <Table.Tr key={`${name} ${version ?? ''}`}>
                    <Table.Td className="mono wrap-anywhere">{name}</Table.Td>
                    <Table.Td className="mono">{version}</Table.Td>
                    <Table.Td c={license ? undefined : 'dimmed'}>{license ?? t('plugins.component.unlicensed')}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {items.length > FEW && !all && (
            <Group>
              <Button size="xs" variant="default" onClick={() => setAll(true)}>
                {t('plugins.component.more', { count: items.length })}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </Panel>
  );
}
