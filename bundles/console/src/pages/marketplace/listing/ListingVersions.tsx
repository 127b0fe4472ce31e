import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ListingVersion } from '../../../api/marketplaceModel';
import { Copy } from '../../../components/Copy';
import { Markdown } from '../../../components/markdown/Markdown';
import { Panel } from '../../../components/Panel';
import { StatusBadge } from '../../../components/StatusBadge';
import { TimeText } from '../../../components/TimeText';
import classes from '../Market.module.css';

/** The newest first, with what is new in each. */
export function ListingVersions({ versions }: { versions: readonly ListingVersion[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('market.versions')}>
      {versions.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('market.noVersions')}
        </Text>
      )}
      {versions.map(({ version, status, changelog, digest, createdAt }) => (
        <article key={version} className={classes.row} aria-label={t('plugins.versionOf', { version })}>
          <Group gap="sm">
            <Text fw={700}>{version}</Text>
            {status !== 'published' && <StatusBadge status={status} />}
            <TimeText at={createdAt} />
            {digest && (
              <Group gap={2} wrap="nowrap">
                <Text size="xs" c="dimmed" className="mono">
                  {digest.slice(0, 12)}…
                </Text>
                <Copy value={digest} what={t('plugins.digestOf', { version })} />
              </Group>
            )}
          </Group>
          {changelog && <Markdown text={changelog} />}
        </article>
      ))}
    </Panel>
  );
}
