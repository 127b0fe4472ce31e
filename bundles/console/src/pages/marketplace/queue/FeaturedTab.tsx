import { Group, Paper, Stack, Switch, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { market, marketQueries } from '../../../api/marketplace';
import type { ListingCard } from '../../../api/marketplaceModel';
import { EmptyState } from '../../../components/EmptyState';
import { Icon } from '../../../components/Icon';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { LoadMore } from '../../../components/LoadMore';
import { notifyDone, notifyProblem } from '../../../components/notify';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { ListingIcon } from '../ListingIcon';

/** What stands in front of the marketplace. */
export function FeaturedTab() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 300);
  const list = useInfiniteQuery(marketQueries.list({ sort: 'name', ...(q ? { q } : {}) }));
  const feature = useMutation({
    mutationFn: ({ id, featured }: ListingCard) => market.feature(id, !featured),
    onSuccess: ({ name, featured }) => notifyDone(t(featured ? 'market.queue.nowFeatured' : 'market.queue.notFeatured', { name })),
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['marketplace'] }),
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <TextInput
        aria-label={t('market.search')}
        placeholder={t('market.searchHint')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {list.error && !list.data ? (
        <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <ListSkeleton rows={5} height={64} />
      ) : items.length === 0 ? (
        <EmptyState icon="search" title={t('market.noMatch')} hint={t('workflows.noMatchHint')} />
      ) : (
        <Stack gap="sm">
          {items.map((listing) => (
            <Paper key={listing.id} withBorder radius="lg" p="md" component="article" aria-label={listing.name}>
              <Group wrap="nowrap" gap="md">
                <ListingIcon listing={listing} size={36} />
                <Text fw={700} style={{ flex: 1, minWidth: 0 }} className="wrap-anywhere">
                  {listing.name}
                </Text>
                <Switch
                  checked={listing.featured}
                  disabled={feature.isPending && feature.variables.id === listing.id}
                  onChange={() => feature.mutate(listing)}
                  label={t('market.queue.featureIt')}
                  aria-label={`${t('market.queue.featureIt')}: ${listing.name}`}
                />
              </Group>
            </Paper>
          ))}
        </Stack>
      )}
      <LoadMore query={list} />
    </>
  );
}
