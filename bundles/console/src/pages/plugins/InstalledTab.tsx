import { Code, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wish } from '../../api/plugins';
import { queries } from '../../api/queries';
import { useMay } from '../../auth/useMay';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { ProblemAlert } from '../../components/ProblemAlert';
import { drainInterval } from './draining';
import { PluginCard } from './PluginCard';
import { isRemovable } from './removable';

export function InstalledTab({ onWish }: { onWish: (wish: Wish) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const plugins = useQuery({ ...queries.plugins(), refetchInterval: ({ state }) => drainInterval(...(state.data?.items ?? [])) });
  const mayRemove = useMay('plugin:remove');
  const all = plugins.data?.items ?? [];
  const word = text.trim().toLowerCase();
  const items = all.filter((one) => `${one.id} ${one.name} ${one.summary ?? ''} ${one.kinds.join(' ')}`.toLowerCase().includes(word));
  if (plugins.error && !plugins.data) return <ProblemAlert error={plugins.error} onRetry={() => void plugins.refetch()} />;
  if (plugins.isPending) return <ListSkeleton rows={4} height={120} />;
  if (all.length === 0) {
    return (
      <EmptyState
        icon="extension"
        title={t('plugins.none')}
        hint={
          <Stack gap="xs" align="center">
            {t('plugins.noneHint')}
            <Code>deploy/</Code>
          </Stack>
        }
      />
    );
  }
  return (
    <>
      <TextInput
        aria-label={t('plugins.search')}
        placeholder={t('plugins.search')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {items.length === 0 ? (
        <EmptyState icon="search" title={t('plugins.noMatch')} hint={t('workflows.noMatchHint')} />
      ) : (
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
          {items.map((plugin) => (
            <PluginCard
              key={plugin.id}
              plugin={plugin}
              onRemove={
                mayRemove && isRemovable(plugin) ? () => onWish({ kind: 'remove', id: plugin.id, name: plugin.name }) : undefined
              }
            />
          ))}
        </SimpleGrid>
      )}
    </>
  );
}
