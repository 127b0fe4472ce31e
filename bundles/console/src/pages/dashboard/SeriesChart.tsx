import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { SegmentedControl, Skeleton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';

const SPANS = { day: { hours: 24, buckets: 24 }, week: { hours: 168, buckets: 28 } };
type Span = keyof typeof SPANS;

/** How many executions ended well and how many did not, over time. */
export default function SeriesChart() {
  const { t, i18n } = useTranslation();
  const [span, setSpan] = useState<Span>('day');
  const series = useQuery(queries.series(SPANS[span].hours, SPANS[span].buckets));
  const label = new Intl.DateTimeFormat(
    i18n.language,
    span === 'day' ? { hour: '2-digit', minute: '2-digit' } : { weekday: 'short', hour: '2-digit' },
  );
  const points = series.data?.items ?? [];
  const data = points.map((point) => ({
    at: label.format(new Date(point.at)),
    completed: point.completed,
    failed: point.failed,
  }));
  const sum = (key: 'completed' | 'failed') => points.reduce((all, point) => all + point[key], 0);
  return (
    <Panel
      title={t('dashboard.chart')}
      actions={
        <SegmentedControl
          size="xs"
          value={span}
          onChange={(value) => setSpan(value as Span)}
          aria-label={t('dashboard.span')}
          data={[
            { value: 'day', label: t('dashboard.day') },
            { value: 'week', label: t('dashboard.week') },
          ]}
        />
      }
    >
      {series.error ? (
        <ProblemAlert error={series.error} onRetry={() => void series.refetch()} />
      ) : series.isPending ? (
        <Skeleton height={260} />
      ) : (
        <>
          <VisuallyHidden>
            {t('dashboard.chartSummary', { completed: sum('completed'), failed: sum('failed') })}
          </VisuallyHidden>
          <div aria-hidden>
            <BarChart
              h={260}
              data={data}
              dataKey="at"
              type="stacked"
              withLegend
              legendProps={{ verticalAlign: 'bottom', height: 36 }}
              tickLine="none"
              gridColor="var(--line)"
              textColor="var(--ink-soft)"
              maxBarWidth={26}
              barChartProps={{ accessibilityLayer: false }}
              xAxisProps={{ minTickGap: 28 }}
              yAxisProps={{ allowDecimals: false, width: 48 }}
              series={[
                { name: 'completed', label: t('status.COMPLETED'), color: 'var(--ok)' },
                { name: 'failed', label: t('status.FAILED'), color: 'var(--bad)' },
              ]}
            />
          </div>
        </>
      )}
    </Panel>
  );
}
