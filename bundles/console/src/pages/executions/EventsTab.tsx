import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import { EmptyState } from '../../components/EmptyState';
import { JsonPane } from '../../components/JsonPane';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { TimeText } from '../../components/TimeText';

/** The append-only history, as it was written. */
export function EventsTab({ execution }: { execution: string }) {
  const { t } = useTranslation();
  const log = useInfiniteQuery(durableQueries.events(execution));
  const [open, setOpen] = useState<number[]>([]);
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  if (log.error) return <ProblemAlert error={log.error} onRetry={() => void log.refetch()} />;
  return (
    <Panel flush title={t('events.title')}>
      {log.isPending ? (
        <ListSkeleton rows={5} />
      ) : items.length === 0 ? (
        <EmptyState icon="history" title={t('events.none')} hint={t('events.noneHint')} />
      ) : (
        <DataTable
          records={items}
          idAccessor="seq"
          minHeight={0}
          verticalSpacing="xs"
          highlightOnHover
          rowExpansion={{
            allowMultiple: true,
            expandable: ({ record }) => record.data !== undefined && record.data !== null,
            expanded: { recordIds: open, onRecordIdsChange: setOpen },
            content: ({ record }) => (
              <div style={{ padding: '8px 20px' }}>
                <JsonPane value={record.data} label={`${record.seq} ${record.type}`} />
              </div>
            ),
          }}
          columns={[
            { accessor: 'seq', title: t('events.seq'), width: 80 },
            { accessor: 'type', title: t('events.type'), render: ({ type }) => <strong>{type}</strong> },
            { accessor: 'path', title: t('steps.path'), render: ({ path }) => <span className="mono">{path}</span> },
            { accessor: 'at', title: t('steps.time'), textAlign: 'right', render: ({ at }) => <TimeText at={at} /> },
          ]}
        />
      )}
      <LoadMore query={log} />
    </Panel>
  );
}
