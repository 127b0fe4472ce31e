import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Analytics } from '../../../api/marketplaceModel';

/** Installations and reviews of each day. */
export default function InstallChart({ days }: { days: Analytics['perDay'] }) {
  const { t, i18n } = useTranslation();
  // A day is a day of UTC, wherever one looks from.
  const label = new Intl.DateTimeFormat(i18n.language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const data = days.map(({ day, installs, reviews }) => ({ day: label.format(new Date(day)), installs, reviews }));
  const sum = days.reduce((all, one) => all + one.installs, 0);
  return (
    <>
      <VisuallyHidden>{t('market.installs', { count: sum })}</VisuallyHidden>
      <div aria-hidden>
        <BarChart
          h={240}
          data={data}
          dataKey="day"
          withLegend
          legendProps={{ verticalAlign: 'bottom', height: 36 }}
          tickLine="none"
          gridColor="var(--line)"
          textColor="var(--ink-soft)"
          maxBarWidth={22}
          barChartProps={{ accessibilityLayer: false }}
          xAxisProps={{ minTickGap: 24 }}
          yAxisProps={{ allowDecimals: false, width: 40 }}
          series={[
            { name: 'installs', label: t('market.installsLabel'), color: 'var(--busy)' },
            { name: 'reviews', label: t('market.reviews'), color: 'var(--wait)' },
          ]}
        />
      </div>
    </>
  );
}
