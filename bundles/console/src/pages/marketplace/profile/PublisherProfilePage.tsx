import { Anchor, Button, Grid, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { marketQueries } from '../../../api/marketplace';
import { useMay } from '../../../auth/useMay';
import { Icon } from '../../../components/Icon';
import { PageHeader } from '../../../components/PageHeader';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { fromText } from '../texts';
import { EditProfile } from './EditProfile';
import { PublisherFacts } from './PublisherFacts';
import { PublisherListings } from './PublisherListings';

/** Who publishes: what they say of themselves, what they offer, and what came of it. */
export default function PublisherProfilePage() {
  const { t } = useTranslation();
  const { name = '' } = useParams();
  const [search] = useSearchParams();
  const from = search.get('from') ?? undefined;
  const [editing, edit] = useDisclosure(false);
  const mayPublish = useMay('marketplace:publish');
  const query = useQuery(marketQueries.publisher(name, from));
  const publisher = query.data;
  const back = (
    <Anchor component={Link} to="/marketplace" size="sm">
      {t('market.all')}
    </Anchor>
  );
  if (!publisher) {
    return query.error ? (
      <Stack align="flex-start">
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        {back}
      </Stack>
    ) : (
      <Stack role="status" aria-label={t('app.loading')}>
        <Skeleton height={36} width={320} />
        <Skeleton height={160} radius="lg" />
      </Stack>
    );
  }
  return (
    <>
      <PageHeader
        title={publisher.displayName}
        subtitle={
          <Stack gap={4}>
            <span>{fromText(t, publisher)}</span>
            {back}
          </Stack>
        }
        actions={
          publisher.mine &&
          mayPublish && (
            <Button variant="default" leftSection={<Icon name="edit" size={18} />} onClick={edit.open}>
              {t('market.profile.edit')}
            </Button>
          )
        }
      />
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <PublisherFacts publisher={publisher} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Stack gap="lg">
            <Panel title={t('market.about')}>
              <Text size="sm" c={publisher.about ? undefined : 'dimmed'} className="wrap-anywhere" style={{ whiteSpace: 'pre-line' }}>
                {publisher.about || t('market.profile.noAbout')}
              </Text>
            </Panel>
            <Panel title={t('market.profile.listings')}>
              <PublisherListings name={name} from={publisher.from} />
            </Panel>
          </Stack>
        </Grid.Col>
      </Grid>
      <Modal opened={editing} onClose={edit.close} size="lg" title={t('market.profile.editTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <EditProfile name={name} publisher={publisher} onClose={edit.close} />
      </Modal>
    </>
  );
}
