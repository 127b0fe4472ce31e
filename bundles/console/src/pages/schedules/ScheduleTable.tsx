import { Anchor, Group, Text } from '@mantine/core';
import { DataTable } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schedule } from '../../api/durableModel';
import { DueText } from '../../components/DueText';
import { StatusBadge } from '../../components/StatusBadge';
import { Origin } from './Origin';
import { Outcome } from './Outcome';
import { ScheduleButtons } from './ScheduleButtons';
import { WhenText } from './WhenText';

export function ScheduleTable({ schedules, onEdit }: { schedules: Schedule[]; onEdit: (schedule: Schedule) => void }) {
  const { t } = useTranslation();
  return (
    <DataTable
      records={schedules}
      idAccessor="id"
      verticalSpacing="sm"
      minHeight={0}
      scrollAreaProps={{ type: 'auto' }}
      columns={[
        {
          accessor: 'name',
          title: t('schedules.name'),
          render: (one) => (
            <div style={{ minWidth: 160 }}>
              <Group gap={6}>
                <Anchor component={Link} to={`/schedules/${one.id}`} fw={700} c="inherit">
                  {one.name}
                </Anchor>
                <Origin schedule={one} />
              </Group>
              <Text size="sm" c="dimmed" lineClamp={1}>
                {one.description ?? one.workflowName ?? one.workflow}
              </Text>
            </div>
          ),
        },
        { accessor: 'cron', title: t('schedules.when'), render: (one) => <WhenText schedule={one} /> },
        {
          accessor: 'nextAt',
          title: t('schedules.next'),
          render: ({ enabled, nextAt }) =>
            !enabled ? <StatusBadge status="PAUSED" /> : nextAt ? <DueText at={nextAt} /> : '–',
        },
        {
          accessor: 'lastRun',
          title: t('schedules.last'),
          render: (one) =>
            one.lastRun ? <Outcome firing={one.lastRun} at={one.lastRun.firedAt} /> : t('schedules.never'),
        },
        {
          accessor: 'actions',
          title: '',
          textAlign: 'right',
          render: (one) => <ScheduleButtons schedule={one} onEdit={onEdit} />,
        },
      ]}
    />
  );
}
