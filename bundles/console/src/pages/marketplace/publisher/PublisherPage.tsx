import { Anchor, Button, Tabs } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { queries } from '../../../api/queries';
import { Icon } from '../../../components/Icon';
import { PageHeader } from '../../../components/PageHeader';
import { publisherPath } from '../texts';
import { AnalyticsTab } from './AnalyticsTab';
import { OwnListings } from './OwnListings';
import { PublishDialog } from './PublishDialog';

/** What the person publishes, and what came of it. */
export default function PublisherPage() {
  const { t } = useTranslation();
  const [search, setSearch] = useSearchParams();
  const me = useQuery(queries.me());
  const [publishing, publish] = useDisclosure(search.has('publish'));
  const button = (
    <Button leftSection={<Icon name="publish" size={18} />} onClick={publish.open}>
      {t('market.publisher.publish')}
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('market.publisher.title')}
        subtitle={
          <Anchor component={Link} to="/marketplace" size="sm">
            {t('market.all')}
          </Anchor>
        }
        actions={
          <>
            {me.data && (
              <Button
                component={Link}
                to={publisherPath({ publisherId: me.data.id, publisherName: me.data.username, origin: 'person' })}
                variant="default"
                leftSection={<Icon name="account" size={18} />}
              >
                {t('market.profile.mine')}
              </Button>
            )}
            {button}
          </>
        }
      />
      <Tabs
        value={search.get('tab') === 'analytics' ? 'analytics' : 'listings'}
        onChange={(tab) => setSearch(tab === 'analytics' ? { tab } : {}, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="listings" leftSection={<Icon name="store" size={18} />}>
            {t('market.publisher.listings')}
          </Tabs.Tab>
          <Tabs.Tab value="analytics" leftSection={<Icon name="compare" size={18} />}>
            {t('market.publisher.analytics')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="listings">
          <OwnListings action={button} />
        </Tabs.Panel>
        <Tabs.Panel value="analytics">
          <AnalyticsTab />
        </Tabs.Panel>
      </Tabs>
      <PublishDialog opened={publishing} onClose={publish.close} />
    </>
  );
}
