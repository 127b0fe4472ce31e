import { Group, Tooltip, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import { EmptyState } from '../../components/EmptyState';
import { formatDuration, formatTime } from '../../components/format';
import { Icon } from '../../components/Icon';
import { JsonPane } from '../../components/JsonPane';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';

/** The append-only history, as it was written. */
export function EventsTab({ execution }: { execution: string }) {
  const { t, i18n } = useTranslation();
  const log = useInfiniteQuery(durableQueries.events(execution));
  const [open, setOpen] = useState<number[]>([]);
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  const start = Date.parse(items[0]?.at ?? '');
  const toggle = (seq: number) => setOpen(open.includes(seq) ? open.filter((one) => one !== seq) : [...open, seq]);
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
          scrollAreaProps={{ type: 'auto' }}
          rowExpansion={{
            // The button opens it, so that the keyboard can.
            trigger: 'never',
            allowMultiple: true,
            expanded: { recordIds: open, onRecordIdsChange: setOpen },
            content: ({ record }) => (
              <div style={{ padding: '8px 20px' }}>
                <JsonPane value={record.data} label={`${record.seq} ${record.type}`} />
              </div>
            ),
          }}
          columns={[
            { accessor: 'seq', title: t('events.seq'), width: 80 },
            {
              accessor: 'type',
              title: t('events.type'),
              render: ({ seq, type, data }) =>
                data === undefined || data === null ? (
                  <strong>{type}</strong>
                ) : (
                  <UnstyledButton aria-expanded={open.includes(seq)} onClick={() => toggle(seq)}>
                    <Group gap={4} wrap="nowrap">
                      <strong>{type}</strong>
                      <Icon name={open.includes(seq) ? 'less' : 'chevron'} size={18} />
                    </Group>
                  </UnstyledButton>
                ),
            },
            { accessor: 'path', title: t('steps.path'), render: ({ path }) => <span className="mono">{path}</span> },
            {
              accessor: 'at',
              title: t('steps.time'),
              textAlign: 'right',
              render: ({ at }) => (
                <Tooltip label={formatTime(at, i18n.language)}>
                  <time dateTime={at}>+{formatDuration(Math.max(Date.parse(at) - start, 0))}</time>
                </Tooltip>
              ),
            },
          ]}
        />
      )}
      <LoadMore query={log} />
    </Panel>
  );
}
