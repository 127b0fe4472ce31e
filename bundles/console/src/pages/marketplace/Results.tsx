import { Button, Pill, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { marketQueries } from '../../api/marketplace';
import type { MarketFilter } from '../../api/marketplaceModel';
import { EmptyState } from '../../components/EmptyState';
import { LoadMore } from '../../components/LoadMore';
import { ProblemAlert } from '../../components/ProblemAlert';
import { ListingTile } from './ListingTile';
import { wordText } from './texts';
import { TileGrid, TileSkeleton } from './TileGrid';

interface Props {
  filter: MarketFilter;
  onChange: (part: MarketFilter) => void;
  onClear: () => void;
}

/** What was found. */
export function Results({ filter, onChange, onClear }: Props) {
  const { t } = useTranslation();
  const list = useInfiniteQuery(marketQueries.list(filter));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error && !list.data) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <TileSkeleton />;
  return (
    <Stack gap="md">
      {filter.tag && (
        <div>
          <Pill
            withRemoveButton
            size="lg"
            onRemove={() => onChange({ tag: undefined })}
            removeButtonProps={{ 'aria-label': t('market.clear'), 'aria-hidden': false }}
          >
            {wordText(filter.tag)}
          </Pill>
        </div>
      )}
      {items.length === 0 ? (
        <EmptyState
          icon="search"
          title={t('market.noMatch')}
          hint={t('market.noMatchHint')}
          action={
            <Button variant="default" onClick={onClear}>
              {t('market.clear')}
            </Button>
          }
        />
      ) : (
        <TileGrid>
          {items.map((listing) => (
            <ListingTile key={listing.id} listing={listing} />
          ))}
        </TileGrid>
      )}
      <LoadMore query={list} />
    </Stack>
  );
}
