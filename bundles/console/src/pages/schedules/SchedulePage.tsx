import { Anchor, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { durableQueries } from '../../api/durableQueries';
import { Icon } from '../../components/Icon';
import { JsonPane } from '../../components/JsonPane';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';
import { FiringTable } from './FiringTable';
import { Origin } from './Origin';
import { ScheduleButtons } from './ScheduleButtons';
import { ScheduleDialog } from './ScheduleDialog';
import { ScheduleFacts } from './ScheduleFacts';

/** One schedule: when it fires, and what came of it each time. */
export default function SchedulePage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const schedule = useQuery(durableQueries.schedule(id));
  const others = useInfiniteQuery(durableQueries.schedules());
  const [editing, dialog] = useDisclosure(false);
  const one = schedule.data;
  const all = others.data?.pages.flatMap((page) => page.items) ?? [];
  if (schedule.error && !one) {
    return (
      <Stack align="flex-start">
        <ProblemAlert error={schedule.error} onRetry={() => void schedule.refetch()} />
        <Button component={Link} to="/schedules" variant="default" leftSection={<Icon name="back" size={18} />}>
          {t('schedules.all')}
        </Button>
      </Stack>
    );
  }
  if (!one) {
    return (
      <Stack role="status" aria-label={t('app.loading')}>
        <Skeleton height={36} width={320} />
        <Skeleton height={120} radius="lg" />
        <Skeleton height={320} radius="lg" />
      </Stack>
    );
  }
  return (
    <>
      <PageHeader
        name={one.name}
        title={
          <Group gap="sm">
            {one.name} <Origin schedule={one} /> <StatusBadge status={one.enabled ? 'ACTIVE' : 'PAUSED'} />
          </Group>
        }
        subtitle={
          <Anchor component={Link} to="/schedules" size="sm">
            {t('schedules.all')}
          </Anchor>
        }
        actions={<ScheduleButtons schedule={one} onEdit={dialog.open} onDeleted={() => void navigate('/schedules')} />}
      />
      <Stack gap="lg">
        <ScheduleFacts schedule={one} others={all} />
        {one.input !== undefined && one.input !== null && (
          <Panel title={t('run.input')}>
            <JsonPane value={one.input} label={t('run.input')} maxHeight={240} />
          </Panel>
        )}
        <FiringTable schedule={id} />
      </Stack>
      <ScheduleDialog schedule={one} others={all} opened={editing} onClose={dialog.close} />
    </>
  );
}
