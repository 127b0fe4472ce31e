import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import { EmptyState } from '../../components/EmptyState';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TimeText } from '../../components/TimeText';
import { Outcome } from './Outcome';

/** Every time that a schedule was due, newest first. */
export function FiringTable({ schedule }: { schedule: string }) {
  const { t } = useTranslation();
  const history = useInfiniteQuery(durableQueries.history(schedule));
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  if (history.error && !history.data) return <ProblemAlert error={history.error} onRetry={() => void history.refetch()} />;
  return (
    <Panel title={t('schedules.history')} flush>
      {history.isPending ? (
        <ListSkeleton rows={4} />
      ) : items.length === 0 ? (
        <EmptyState icon="history" title={t('schedules.noHistory')} hint={t('schedules.noHistoryHint')} />
      ) : (
        <DataTable
          records={items}
          idAccessor="id"
          minHeight={0}
          verticalSpacing="sm"
          scrollAreaProps={{ type: 'auto' }}
          columns={[
            { accessor: 'dueAt', title: t('schedules.due'), render: ({ dueAt }) => <TimeText at={dueAt} /> },
            {
              accessor: 'outcome',
              title: t('schedules.outcome'),
              render: (firing) => <Outcome firing={firing} />,
            },
            { accessor: 'detail', title: t('schedules.detail'), render: ({ detail, manual }) => detail ?? (manual ? t('schedules.byHand') : null) },
          ]}
        />
      )}
      <LoadMore query={history} />
    </Panel>
  );
}
