import { Anchor, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Icon } from '../../../components/Icon';
import { PageHeader } from '../../../components/PageHeader';
import { FeaturedTab } from './FeaturedTab';
import { ReportedTab } from './ReportedTab';
import { WaitingTab } from './WaitingTab';

const TABS = ['waiting', 'reported', 'featured'] as const;

/** What moderators decide: listings that wait, reviews that people object to, what stands in front. */
export default function ReviewQueuePage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  return (
    <>
      <PageHeader
        title={t('market.queue.title')}
        subtitle={
          <Anchor component={Link} to="/marketplace" size="sm">
            {t('market.all')}
          </Anchor>
        }
      />
      <Tabs
        value={TABS.find((one) => one === search.get('tab')) ?? 'waiting'}
        onChange={(tab) => setSearch(tab && tab !== 'waiting' ? { tab } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="waiting" leftSection={<Icon name="approval" size={18} />}>
            {t('market.queue.waiting')}
          </Tabs.Tab>
          <Tabs.Tab value="reported" leftSection={<Icon name="flag" size={18} />}>
            {t('market.queue.reported')}
          </Tabs.Tab>
          <Tabs.Tab value="featured" leftSection={<Icon name="star" size={18} />}>
            {t('market.queue.featured')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="waiting">
          <WaitingTab />
        </Tabs.Panel>
        <Tabs.Panel value="reported">
          <ReportedTab />
        </Tabs.Panel>
        <Tabs.Panel value="featured">
          <FeaturedTab />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
