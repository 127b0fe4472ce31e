import { Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { pluginQueries } from '../../api/plugins';
import { EmptyState } from '../../components/EmptyState';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { ProblemAlert } from '../../components/ProblemAlert';
import { OperationRow } from './OperationRow';

/** What was done to the plugins, or to one, newest first. */
export function OperationList({ plugin }: { plugin?: string }) {
  const { t } = useTranslation();
  const operations = useInfiniteQuery(pluginQueries.operations(plugin ?? ''));
  const items = (operations.data?.pages ?? [])
    .flatMap((page) => page.items)
    // The hub searches for the word, which other plugins' names may have in them.
    .filter((one) => plugin === undefined || one.plugin === plugin);
  if (operations.error && !operations.data) {
    return <ProblemAlert error={operations.error} onRetry={() => void operations.refetch()} />;
  }
  if (operations.isPending) return <ListSkeleton rows={4} height={56} />;
  if (items.length === 0) return <EmptyState icon="history" title={t('plugins.history.none')} hint={t('plugins.history.noneHint')} />;
  return (
    <Stack gap="sm">
      {items.map((operation) => (
        <OperationRow key={operation.id} operation={operation} />
      ))}
      <LoadMore query={operations} />
    </Stack>
  );
}
