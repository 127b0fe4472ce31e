import { Code, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { PluginCard } from './PluginCard';

export default function PluginsPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const plugins = useQuery(queries.plugins());
  useLiveInvalidation('plugins', [['plugins']]);
  const all = plugins.data?.items ?? [];
  const word = text.trim().toLowerCase();
  const items = all.filter((one) => `${one.id} ${one.name} ${one.summary ?? ''} ${one.kinds.join(' ')}`.toLowerCase().includes(word));
  return (
    <>
      <PageHeader title={t('plugins.title')} subtitle={t('plugins.subtitle')} />
      {plugins.error ? (
        <ProblemAlert error={plugins.error} onRetry={() => void plugins.refetch()} />
      ) : plugins.isPending ? (
        <ListSkeleton rows={4} height={120} />
      ) : all.length === 0 ? (
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
      ) : (
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
                <PluginCard key={`${plugin.id}@${plugin.version}`} plugin={plugin} />
              ))}
            </SimpleGrid>
          )}
        </>
      )}
    </>
  );
}
