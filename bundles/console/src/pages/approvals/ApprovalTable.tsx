import { Anchor, Text } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Approval } from '../../api/durableModel';
import { DueText } from '../../components/DueText';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';

export function ApprovalTable({ approvals, decided }: { approvals: Approval[]; decided: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DataTable
      records={approvals}
      idAccessor="id"
      highlightOnHover
      verticalSpacing="sm"
      minHeight={0}
      scrollAreaProps={{ type: 'auto' }}
      rowStyle={() => ({ cursor: 'pointer' })}
      onRowClick={({ record }) => void navigate(`/approvals/${record.id}`)}
      columns={[
        {
          accessor: 'name',
          title: t('approvals.name'),
          render: (one) => (
            <div style={{ minWidth: 140 }}>
              <Anchor component={Link} to={`/approvals/${one.id}`} fw={700} c="inherit" onClick={(event) => event.stopPropagation()}>
                {one.name}
              </Anchor>
              <Text size="sm" c="dimmed" lineClamp={1}>
                {one.workflowName}
              </Text>
            </div>
          ),
        },
        { accessor: 'status', title: t('executions.status'), hidden: !decided, render: ({ status }) => <StatusBadge status={status} /> },
        { accessor: 'role', title: t('approvals.role'), render: ({ role }) => role ?? t('approvals.anybody') },
        {
          accessor: 'requestedAt',
          title: t('approvals.requested'),
          render: (one) => (
            <div>
              <TimeText at={one.requestedAt} />
              <Text size="xs" c="dimmed">
                {one.requestedBy}
              </Text>
            </div>
          ),
        },
        {
          accessor: 'dueAt',
          title: t('approvals.due'),
          hidden: decided,
          textAlign: 'right',
          render: ({ dueAt }) => (dueAt ? <DueText at={dueAt} /> : '–'),
        },
        {
          accessor: 'decidedAt',
          title: t('approvals.decided'),
          hidden: !decided,
          textAlign: 'right',
          render: (one) => (
            <div>
              {one.decidedAt && <TimeText at={one.decidedAt} />}
              <Text size="xs" c="dimmed">
                {one.decidedBy}
              </Text>
            </div>
          ),
        },
      ]}
    />
  );
}
