import { Badge, Button, Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pluginQueries, type Wish } from '../../api/plugins';
import { useMay } from '../../auth/useMay';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { ProblemAlert } from '../../components/ProblemAlert';

/** What the hub's catalogs offer. */
export function CatalogTab({ onWish }: { onWish: (wish: Wish) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const catalog = useQuery(pluginQueries.catalog());
  const mayInstall = useMay('plugin:install');
  const all = catalog.data?.items ?? [];
  const word = text.trim().toLowerCase();
  const items = all.filter((one) => `${one.id} ${one.summary ?? ''}`.toLowerCase().includes(word));
  if (catalog.error && !catalog.data) return <ProblemAlert error={catalog.error} onRetry={() => void catalog.refetch()} />;
  if (catalog.isPending) return <ListSkeleton rows={4} height={64} />;
  if (all.length === 0) return <EmptyState icon="store" title={t('plugins.catalog.none')} hint={t('plugins.catalog.noneHint')} />;
  return (
    <>
      <TextInput
        aria-label={t('plugins.catalog.search')}
        placeholder={t('plugins.catalog.search')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {items.length === 0 ? (
        <EmptyState icon="search" title={t('plugins.noMatch')} hint={t('workflows.noMatchHint')} />
      ) : (
        <Stack gap="sm">
          {items.map(({ id, version, summary, installed }) => (
            <Paper key={`${id}@${version}`} withBorder radius="lg" p="md" component="article" aria-label={`${id} ${version}`}>
              <Group justify="space-between" gap="sm">
                <div style={{ flex: '1 1 220px', minWidth: 0 }}>
                  <Text fw={700} className="wrap-anywhere">
                    {id}{' '}
                    <Text span size="sm" c="dimmed" fw={400}>
                      {version}
                    </Text>
                  </Text>
                  {summary && <Text size="sm">{summary}</Text>}
                </div>
                {installed ? (
                  <Badge variant="default" radius="sm" size="lg">
                    {t('plugins.catalog.installed')}
                  </Badge>
                ) : (
                  mayInstall && (
                    <Button
                      variant="default"
                      size="xs"
                      aria-label={`${t('plugins.do.upload')}: ${id} ${version}`}
                      onClick={() => onWish({ kind: 'source', name: `${id} ${version}`, source: `catalog:${id}@${version}` })}
                    >
                      {t('plugins.do.upload')}
                    </Button>
                  )
                )}
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
    </>
  );
}
