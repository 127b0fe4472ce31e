import { SimpleGrid } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { marketQueries } from '../../../api/marketplace';
import { EmptyState } from '../../../components/EmptyState';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { LoadMore } from '../../../components/LoadMore';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { ListingTile } from '../ListingTile';

/** What a publisher has on the market. */
export function PublisherListings({ name, from }: { name: string; from: string }) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(marketQueries.publisherListings(name, from));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error && !list.data) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <ListSkeleton rows={3} height={120} />;
  if (items.length === 0) return <EmptyState icon="store" title={t('market.profile.noListings')} hint={t('market.profile.noListingsHint')} />;
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {items.map((listing) => (
          <ListingTile key={listing.id} listing={listing} />
        ))}
      </SimpleGrid>
      <LoadMore query={list} />
    </>
  );
}
