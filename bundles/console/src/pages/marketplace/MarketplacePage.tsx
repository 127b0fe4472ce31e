import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { marketQueries } from '../../api/marketplace';
import { useMay } from '../../auth/useMay';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { CategoryPills } from './CategoryPills';
import { FrontSections } from './FrontSections';
import { MarketFilters } from './MarketFilters';
import { Results } from './Results';
import { TileSkeleton } from './TileGrid';
import { useMarketFilter } from './useMarketFilter';

/** What can be installed and started from. */
export default function MarketplacePage() {
  const { t } = useTranslation();
  const { filter, isFiltered, change, clear } = useMarketFilter();
  // The field for the search has a text of its own, which ends with the filter.
  const [cleared, setCleared] = useState(0);
  const front = useQuery(marketQueries.front(filter.kind));
  const mayPublish = useMay('marketplace:publish');
  const mayReview = useMay('marketplace:review');
  const maySeeCatalogs = useMay('plugin:read');
  useLiveInvalidation('plugins', [['marketplace']]);
  const clearAll = () => {
    clear();
    setCleared((count) => count + 1);
  };
  const actions = (
    <>
      {maySeeCatalogs && (
        <Button component={Link} to="/marketplace/catalogs" variant="default" leftSection={<Icon name="sync" size={18} />}>
          {t('market.catalogs.title')}
        </Button>
      )}
      {mayReview && (
        <Button component={Link} to="/marketplace/review" variant="default" leftSection={<Icon name="approval" size={18} />}>
          {t('market.queue.title')}
        </Button>
      )}
      {mayPublish && (
        <Button component={Link} to="/marketplace/publisher" leftSection={<Icon name="publish" size={18} />}>
          {t('market.publisher.open')}
        </Button>
      )}
    </>
  );
  const data = front.data;
  const isEmpty = data && data.featured.length + data.recent.length + data.popular.length === 0;
  return (
    <>
      <PageHeader title={t('market.title')} subtitle={t('market.subtitle')} actions={actions} />
      <MarketFilters key={cleared} filter={filter} isFiltered={isFiltered} onChange={change} onClear={clearAll} />
      <Stack gap="xl">
        {data && <CategoryPills categories={data.categories} chosen={filter.category} onChoose={(category) => change({ category })} />}
        {isFiltered ? (
          <Results filter={filter} onChange={change} onClear={clearAll} />
        ) : front.error && !data ? (
          <ProblemAlert error={front.error} onRetry={() => void front.refetch()} />
        ) : !data ? (
          <TileSkeleton />
        ) : isEmpty ? (
          <EmptyState icon="store" title={t('market.none')} hint={t('market.noneHint')} />
        ) : (
          <FrontSections front={data} />
        )}
      </Stack>
    </>
  );
}
