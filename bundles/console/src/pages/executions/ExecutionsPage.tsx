import { Button, Paper } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { ExecutionFilters } from './ExecutionFilters';
import { ExecutionTable } from './ExecutionTable';
import { useExecutionFilter } from './useExecutionFilter';

export default function ExecutionsPage() {
  const { t } = useTranslation();
  const { filter, isFiltered, change, clear, cleared } = useExecutionFilter();
  const executions = useInfiniteQuery(queries.executions(filter));
  useLiveInvalidation('executions', [['executions', 'list']]);
  const items = executions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('executions.title')} subtitle={t('executions.subtitle')} />
      <ExecutionFilters key={cleared} filter={filter} isFiltered={isFiltered} onChange={change} onClear={clear} />
      {executions.error ? (
        <ProblemAlert error={executions.error} onRetry={() => void executions.refetch()} />
      ) : (
        <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
          {executions.isPending ? (
            <ListSkeleton />
          ) : items.length > 0 ? (
            <ExecutionTable executions={items} />
          ) : isFiltered ? (
            <EmptyState
              icon="search"
              title={t('executions.noMatch')}
              hint={t('executions.noMatchHint')}
              action={
                <Button variant="default" onClick={clear}>
                  {t('executions.clearFilters')}
                </Button>
              }
            />
          ) : (
            <EmptyState
              icon="runs"
              title={t('executions.none')}
              hint={t('executions.noneHint')}
              action={
                <Button component={Link} to="/workflows">
                  {t('executions.toWorkflows')}
                </Button>
              }
            />
          )}
        </Paper>
      )}
      <LoadMore query={executions} />
    </>
  );
}
