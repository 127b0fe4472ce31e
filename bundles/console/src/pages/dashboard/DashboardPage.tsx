import { Grid, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dayjs from 'dayjs';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { ListSkeleton } from '../../components/ListSkeleton';
import { PageHeader } from '../../components/PageHeader';
import { ProblemAlert } from '../../components/ProblemAlert';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { CountCard } from './CountCard';
import { LatestExecutions } from './LatestExecutions';
import { PluginSummary } from './PluginSummary';
import { QuickActions } from './QuickActions';
import { Readiness } from './Readiness';
import { SuccessRate } from './SuccessRate';

const SeriesChart = lazy(() => import('./SeriesChart'));

export default function DashboardPage() {
  const { t } = useTranslation();
  const counts = useQuery(queries.counts(dayjs().startOf('day').toISOString()));
  useLiveInvalidation('executions', [['executions']]);
  useLiveInvalidation('plugins', [['plugins']]);
  const count = (status: string) => counts.data?.[status] ?? 0;
  return (
    <>
      <PageHeader title={t('dashboard.title')} subtitle={t('dashboard.subtitle')} actions={<QuickActions />} />
      <Stack gap="lg">
        {counts.error && <ProblemAlert error={counts.error} onRetry={() => void counts.refetch()} />}
        <SimpleGrid cols={{ base: 2, md: 4 }} spacing="lg">
          <CountCard label={t('dashboard.completed')} value={counts.data && count('COMPLETED')} tone="ok" to="COMPLETED" />
          <CountCard label={t('dashboard.failed')} value={counts.data && count('FAILED')} tone="bad" to="FAILED" />
          <CountCard
            label={t('dashboard.active')}
            value={counts.data && count('RUNNING') + count('QUEUED')}
            tone="busy"
            to="RUNNING,QUEUED"
          />
          <CountCard
            label={t('dashboard.waiting')}
            value={counts.data && count('WAITING') + count('PAUSED')}
            tone="wait"
            to="WAITING,PAUSED"
          />
        </SimpleGrid>
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, lg: 8 }}>
            <Stack gap="lg">
              <Suspense fallback={<ListSkeleton rows={1} height={300} />}>
                <SeriesChart />
              </Suspense>
              <LatestExecutions />
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, lg: 4 }}>
            <Stack gap="lg">
              <SuccessRate completed={count('COMPLETED')} failed={count('FAILED')} loading={counts.isPending} />
              <Readiness />
              <PluginSummary />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </>
  );
}
