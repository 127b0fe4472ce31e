import { Badge, Tooltip } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import { EmptyState } from '../../components/EmptyState';
import { formatDuration, formatTime } from '../../components/format';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';

const COLORS: Record<string, string> = { ERROR: 'red', WARN: 'yellow' };

/** What the steps logged, and how they failed. */
export function LogTab({ execution, start }: { execution: string; start: string }) {
  const { t, i18n } = useTranslation();
  const log = useInfiniteQuery(durableQueries.logs(execution));
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  if (log.error) return <ProblemAlert error={log.error} onRetry={() => void log.refetch()} />;
  return (
    <Panel flush title={t('log.title')}>
      {log.isPending ? (
        <ListSkeleton rows={5} />
      ) : items.length === 0 ? (
        <EmptyState icon="data" title={t('log.none')} hint={t('log.noneHint')} />
      ) : (
        <DataTable
          records={items}
          idAccessor="seq"
          minHeight={0}
          verticalSpacing="xs"
          scrollAreaProps={{ type: 'auto' }}
          columns={[
            {
              accessor: 'level',
              title: t('log.level'),
              width: 100,
              render: ({ level }) => (
                <Badge variant={COLORS[level] ? 'light' : 'default'} {...(COLORS[level] ? { color: COLORS[level] } : {})}>
                  {level}
                </Badge>
              ),
            },
            {
              accessor: 'message',
              title: t('log.message'),
              render: ({ message, logger }) => (
                <Tooltip label={logger}>
                  <span className="wrap-anywhere" style={{ display: 'block', minWidth: 200, whiteSpace: 'pre-wrap' }}>
                    {message}
                  </span>
                </Tooltip>
              ),
            },
            { accessor: 'path', title: t('steps.path'), render: ({ path }) => <span className="mono">{path}</span> },
            {
              accessor: 'at',
              title: t('steps.time'),
              textAlign: 'right',
              render: ({ at }) => (
                <Tooltip label={formatTime(at, i18n.language)}>
                  <time dateTime={at}>+{formatDuration(Math.max(Date.parse(at) - Date.parse(start), 0))}</time>
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
