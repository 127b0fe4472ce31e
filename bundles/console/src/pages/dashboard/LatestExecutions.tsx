import { Anchor } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queries } from '../../api/queries';
import { EmptyState } from '../../components/EmptyState';
import { ListSkeleton } from '../../components/ListSkeleton';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { ExecutionTable } from '../executions/ExecutionTable';

export function LatestExecutions() {
  const { t } = useTranslation();
  const latest = useInfiniteQuery(queries.executions({}, 8));
  const items = latest.data?.pages[0]?.items ?? [];
  return (
    <Panel
      title={t('dashboard.latest')}
      flush
      actions={
        <Anchor component={Link} to="/executions" size="sm">
          {t('dashboard.all')}
        </Anchor>
      }
    >
      {latest.error ? (
        <ProblemAlert error={latest.error} onRetry={() => void latest.refetch()} />
      ) : latest.isPending ? (
        <ListSkeleton rows={5} />
      ) : items.length === 0 ? (
        <EmptyState icon="runs" title={t('dashboard.noLatest')} hint={t('dashboard.noLatestHint')} />
      ) : (
        <ExecutionTable executions={items} compact />
      )}
    </Panel>
  );
}
