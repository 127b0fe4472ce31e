import { Anchor, Button, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { market, marketQueries } from '../../../api/marketplace';
import { useMay } from '../../../auth/useMay';
import { EmptyState } from '../../../components/EmptyState';
import { Icon } from '../../../components/Icon';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { notifyDone, notifyProblem } from '../../../components/notify';
import { PageHeader } from '../../../components/PageHeader';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { useLiveInvalidation } from '../../../live/useLiveInvalidation';
import { CatalogCard } from './CatalogCard';

/** Where packages come from, and how each of these places is. */
export default function CatalogsPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const catalogs = useQuery(marketQueries.catalogs());
  const mayRefresh = useMay('plugin:install');
  useLiveInvalidation('plugins', [['marketplace', 'catalogs']]);
  const refresh = useMutation({
    mutationFn: market.refreshCatalogs,
    // what went wrong stands with the catalog
    onSuccess: ({ items }) => {
      if (items.every(({ kind, problems }) => kind !== 'http' || problems.length === 0)) notifyDone(t('market.catalogs.refreshed'));
    },
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['marketplace'] }),
  });
  const items = catalogs.data?.items ?? [];
  const isElsewhere = items.some(({ kind }) => kind === 'http');
  return (
    <>
      <PageHeader
        title={t('market.catalogs.title')}
        subtitle={
          <Stack gap={4}>
            <span>{t('market.catalogs.subtitle')}</span>
            <Anchor component={Link} to="/marketplace" size="sm">
              {t('market.all')}
            </Anchor>
          </Stack>
        }
        actions={
          mayRefresh &&
          isElsewhere && (
            <Button leftSection={<Icon name="refresh" size={18} />} loading={refresh.isPending} onClick={() => refresh.mutate()}>
              {t('market.catalogs.refresh')}
            </Button>
          )
        }
      />
      {catalogs.error && !catalogs.data ? (
        <ProblemAlert error={catalogs.error} onRetry={() => void catalogs.refetch()} />
      ) : catalogs.isPending ? (
        <ListSkeleton rows={3} height={110} />
      ) : items.length === 0 ? (
        <EmptyState icon="store" title={t('market.catalogs.none')} hint={t('market.catalogs.noneHint')} />
      ) : (
        <Stack gap="md">
          {items.map((catalog) => (
            <CatalogCard key={`${catalog.kind} ${catalog.address}`} catalog={catalog} />
          ))}
        </Stack>
      )}
    </>
  );
}
