import { Button, Paper } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import type { Schedule } from '../../api/durableModel';
import { EmptyState } from '../../components/EmptyState';
import { Icon } from '../../components/Icon';
import { ListSkeleton } from '../../components/ListSkeleton';
import { LoadMore } from '../../components/LoadMore';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { ScheduleDialog } from './ScheduleDialog';
import { ScheduleTable } from './ScheduleTable';

/** What runs by the clock. */
export default function SchedulesPage() {
  const { t } = useTranslation();
  const schedules = useInfiniteQuery(durableQueries.schedules());
  const [opened, dialog] = useDisclosure(false);
  const [edited, setEdited] = useState<Schedule | undefined>();
  const items = schedules.data?.pages.flatMap((page) => page.items) ?? [];
  const edit = (schedule?: Schedule) => {
    setEdited(schedule);
    dialog.open();
  };
  const create = (
    <Button leftSection={<Icon name="add" size={18} />} onClick={() => edit()}>
      {t('schedules.create')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('schedules.title')} subtitle={t('schedules.subtitle')} actions={create} />
      {schedules.error && !schedules.data ? (
        <ProblemAlert error={schedules.error} onRetry={() => void schedules.refetch()} />
      ) : (
        <Paper withBorder radius="lg" style={{ overflow: 'hidden' }}>
          {schedules.isPending ? (
            <ListSkeleton rows={5} />
          ) : items.length > 0 ? (
            <ScheduleTable schedules={items} onEdit={edit} />
          ) : (
            <EmptyState icon="schedule" title={t('schedules.none')} hint={t('schedules.noneHint')} action={create} />
          )}
        </Paper>
      )}
      <LoadMore query={schedules} />
      <ScheduleDialog schedule={edited} others={items} opened={opened} onClose={dialog.close} />
    </>
  );
}
