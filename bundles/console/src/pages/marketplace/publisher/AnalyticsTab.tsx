import { Group, Paper, SegmentedControl, SimpleGrid, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { DataTable } from 'mantine-datatable';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marketQueries } from '../../../api/marketplace';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { StatusBadge } from '../../../components/StatusBadge';
import { SuccessText } from '../listing/SuccessText';
import { Stars } from '../Stars';
import { revenueText } from '../texts';

const InstallChart = lazy(() => import('./InstallChart'));
const SPANS = [7, 30, 90, 365] as const;

/** Installations, ratings and revenue of what the person publishes. */
export function AnalyticsTab() {
  const { t, i18n } = useTranslation();
  const [days, setDays] = useState(30);
  const query = useQuery(marketQueries.analytics(days));
  const data = query.data;
  const span = (
    <SegmentedControl
      size="xs"
      value={String(days)}
      onChange={(value) => setDays(Number(value))}
      aria-label={t('market.analytics.span')}
      data={SPANS.map((count) => ({ value: String(count), label: t('market.analytics.days', { count }) }))}
    />
  );
  if (query.error && !data) return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  const number = (value: number | undefined) => value?.toLocaleString(i18n.language);
  return (
    <Stack gap="lg">
      <Group justify="flex-end">{span}</Group>
      <SimpleGrid cols={{ base: 2, md: 4 }}>
        <Figure label={t('market.installsLabel')} value={number(data?.installs)} />
        <Figure label={t('market.usersLabel')} value={number(data?.people)} />
        <Figure label={t('market.publisher.licences')} value={number(data?.licences)} />
        <Figure label={t('market.analytics.revenue')} value={data && revenueText(data.revenue, i18n.language)} />
      </SimpleGrid>
      <Panel title={t('market.analytics.perDay')}>
        {data ? (
          <Suspense fallback={<Skeleton height={240} />}>
            <InstallChart days={data.perDay} />
          </Suspense>
        ) : (
          <Skeleton height={240} role="status" aria-label={t('app.loading')} />
        )}
      </Panel>
      <Panel title={t('market.publisher.listings')} flush>
        <DataTable
          records={data?.listings ?? []}
          idAccessor="id"
          minHeight={data && data.listings.length > 0 ? 0 : 140}
          fetching={query.isPending}
          noRecordsText={t('market.publisher.none')}
          verticalSpacing="sm"
          columns={[
            { accessor: 'name', title: t('market.field.name'), render: ({ name }) => <Text fw={700}>{name}</Text> },
            { accessor: 'status', title: t('workflows.status'), render: ({ status }) => <StatusBadge status={status} /> },
            { accessor: 'installs', title: t('market.installsLabel'), textAlign: 'right' },
            { accessor: 'installsTotal', title: t('market.analytics.total'), textAlign: 'right' },
            { accessor: 'people', title: t('market.usersLabel'), textAlign: 'right' },
            { accessor: 'rating', title: t('market.analytics.rating'), render: (one) => <Stars rating={one.rating} count={one.reviewCount} /> },
            {
              accessor: 'success',
              title: t('market.success'),
              render: ({ success }) => (success ? <SuccessText success={success} /> : '–'),
            },
            {
              accessor: 'revenue',
              title: t('market.analytics.revenue'),
              textAlign: 'right',
              render: ({ revenue }) => revenueText(revenue, i18n.language),
            },
          ]}
        />
      </Panel>
    </Stack>
  );
}

function Figure({ label, value }: { label: string; value: string | undefined }) {
  return (
    <Paper withBorder radius="lg" p="md" component="section" aria-label={label}>
      {value === undefined ? (
        <Skeleton height={28} width={70} mb={6} />
      ) : (
        <Text fw={800} size="xl" className="wrap-anywhere">
          {value}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </Paper>
  );
}
