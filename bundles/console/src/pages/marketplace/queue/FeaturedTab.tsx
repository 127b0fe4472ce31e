import { Group, Paper, Stack, Switch, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { market, marketQueries } from '../../../api/marketplace';
import type { ListingCard } from '../../../api/marketplaceModel';
import { notifyDone, notifyProblem } from '../../../components/notify';
import { SearchedList } from '../../../components/SearchedList';
import { useSearchText } from '../../../components/useSearchText';
import { ListingIcon } from '../ListingIcon';

/** What stands in front of the marketplace. */
export function FeaturedTab() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const search = useSearchText();
  const list = useInfiniteQuery(marketQueries.list({ sort: 'name', ...(search.q ? { q: search.q } : {}) }));
  const feature = useMutation({
    mutationFn: ({ id, featured }: ListingCard) => market.feature(id, !featured),
    onSuccess: ({ name, featured }) => notifyDone(t(featured ? 'market.queue.nowFeatured' : 'market.queue.notFeatured', { name })),
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['marketplace'] }),
  });
  return (
    <SearchedList
      search={search}
      label={t('market.search')}
      placeholder={t('market.searchHint')}
      query={list}
      rows={5}
      rowHeight={64}
      noMatch={t('market.noMatch')}
    >
      {(items) => (
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
    </SearchedList>
  );
}
