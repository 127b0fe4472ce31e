import { Anchor, Group, Text } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Workflow } from '../../api/model';
import { StatusBadge } from '../../components/StatusBadge';
import { TimeText } from '../../components/TimeText';
import { HookPaths } from './HookPaths';

export function WorkflowTable({ workflows }: { workflows: Workflow[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DataTable
      records={workflows}
      idAccessor="id"
      highlightOnHover
      verticalSpacing="sm"
      minHeight={0}
      rowStyle={() => ({ cursor: 'pointer' })}
      onRowClick={({ record }) => void navigate(`/workflows/${record.id}`)}
      columns={[
        {
          accessor: 'name',
          title: t('workflows.name'),
          render: (one) => (
            <div>
              <Anchor component={Link} to={`/workflows/${one.id}`} fw={700} c="inherit" onClick={(event) => event.stopPropagation()}>
                {one.name}
              </Anchor>
              <Text size="sm" c="dimmed" lineClamp={1}>
                {one.plugin ? t('workflows.fromPlugin', { plugin: one.plugin }) : one.description}
              </Text>
            </div>
          ),
        },
        {
          accessor: 'status',
          title: t('workflows.status'),
          width: 170,
          render: ({ status }) => <StatusBadge status={status} />,
        },
        {
          accessor: 'activeVersion',
          title: t('workflows.version'),
          width: 100,
          render: ({ activeVersion }) => (activeVersion ? `v${activeVersion}` : '–'),
        },
        {
          accessor: 'hooks',
          title: t('workflows.hooks'),
          render: ({ hooks, services }) => (
            <Group gap={6}>
              <HookPaths hooks={hooks} services={services} />
            </Group>
          ),
        },
        {
          accessor: 'updatedAt',
          title: t('workflows.updated'),
          textAlign: 'right',
          render: (one) => (
            <div>
              <TimeText at={one.updatedAt} />
              <Text size="xs" c="dimmed">
                {one.updatedBy}
              </Text>
            </div>
          ),
        },
      ]}
    />
  );
}
