import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plugin, PluginVersion } from '../../api/model';
import { pluginQueries, type Wish } from '../../api/plugins';
import { useMay } from '../../auth/useMay';
import { Panel } from '../../components/Panel';
import { MigrateDialog } from './MigrateDialog';
import { VersionRow } from './VersionRow';

interface Props {
  plugin: Plugin;
  onWish: (wish: Wish) => void;
}

/** Every version that is here, and those that the catalogs have besides. */
export function VersionsPanel({ plugin, onWish }: Props) {
  const { t } = useTranslation();
  const mayInstall = useMay('plugin:install');
  const catalog = useQuery(pluginQueries.catalog());
  const [moving, setMoving] = useState<PluginVersion | undefined>();
  const here = new Set(plugin.versions.map(({ version }) => version));
  const offered = (catalog.data?.items ?? []).filter(({ id, version }) => id === plugin.id && !here.has(version));
  const use = (version: string) => onWish({ kind: 'version', id: plugin.id, name: plugin.name, version });
  const others = plugin.versions.filter((one) => one !== moving && one.state !== 'REFUSED');
  return (
    <Panel title={t('plugins.versions')}>
      <Stack gap="md">
        {plugin.versions.length === 0 && (
          <Text size="sm" c="dimmed">
            {t('plugins.noVersions')}
          </Text>
        )}
        {plugin.versions.map((version) => (
          <VersionRow
            key={version.digest + version.state}
            version={version}
            mayChange={mayInstall}
            canMove={plugin.versions.some((one) => one !== version && one.state !== 'REFUSED')}
            onUse={() => use(version.version)}
            onMove={() => setMoving(version)}
          />
        ))}
        {offered.map(({ version }) => (
          <Group key={version} justify="space-between">
            <Text size="sm">{t('plugins.offered', { version })}</Text>
            {mayInstall && (
              <Button size="xs" variant="default" aria-label={`${t('plugins.use')}: ${version}`} onClick={() => use(version)}>
                {t('plugins.use')}
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      <MigrateDialog
        plugin={plugin}
        from={moving?.version}
        targets={others.map(({ version }) => version)}
        onClose={() => setMoving(undefined)}
      />
    </Panel>
  );
}
