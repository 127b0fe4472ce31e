import { Anchor, Text } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Execution } from '../../api/model';
import { formatDuration, shortId } from '../../components/format';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { VersionText } from '../../components/VersionText';
import { triggerText } from './triggerText';

interface Props {
  executions: Execution[];
  /** Leaves out what a glance does not need. */
  compact?: boolean;
}

export function ExecutionTable({ executions, compact = false }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DataTable
      records={executions}
      idAccessor="id"
      highlightOnHover
      verticalSpacing="sm"
      minHeight={0}
      scrollAreaProps={{ type: 'auto' }}
      rowStyle={() => ({ cursor: 'pointer' })}
      onRowClick={({ record }) => void navigate(`/executions/${record.id}`)}
      columns={[
        {
          accessor: 'status',
          title: t('executions.status'),
          width: 150,
          render: ({ status }) => <StatusBadge status={status} />,
        },
        {
          accessor: 'workflowName',
          title: t('executions.workflow'),
          render: (one) => (
            <>
              <Anchor component={Link} to={`/executions/${one.id}`} fw={700} c="inherit" onClick={(event) => event.stopPropagation()}>
                {one.workflowName}
              </Anchor>{' '}
              <Text span size="sm" c="dimmed">
                <VersionText version={one.version} />
              </Text>
            </>
          ),
        },
        {
          accessor: 'id',
          hidden: compact,
          title: t('executions.id'),
          render: ({ id }) => (
            <span className="mono" title={id}>
              {shortId(id)}
            </span>
          ),
        },
        { accessor: 'trigger', title: t('executions.trigger'), render: ({ trigger }) => triggerText(trigger) },
        {
          accessor: 'durationMillis',
          title: t('executions.duration'),
          textAlign: 'right',
          render: ({ durationMillis }) => (typeof durationMillis === 'number' ? formatDuration(durationMillis) : '–'),
        },
        {
          accessor: 'createdAt',
          title: t('executions.started'),
          textAlign: 'right',
          render: ({ createdAt }) => <TimeText at={createdAt} />,
        },
      ]}
    />
  );
}
