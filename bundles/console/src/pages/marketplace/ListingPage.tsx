import { Alert, Anchor, Button, Grid, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { marketQueries } from '../../api/marketplace';
import type { Wish } from '../../api/plugins';
import { Icon } from '../../components/Icon';
import { Markdown } from '../../components/markdown/Markdown';
import { PageHeader } from '../../components/PageHeader';
import { Panel } from '../../components/Panel';
import { ProblemAlert } from '../../components/ProblemAlert';
import { StatusBadge } from '../../components/StatusBadge';
import { useLiveInvalidation } from '../../live/useLiveInvalidation';
import { ChangeDialog } from '../plugins/ChangeDialog';
import { Capabilities } from './listing/Capabilities';
import { InstallPanel } from './listing/InstallPanel';
import { ListingFacts } from './listing/ListingFacts';
import { ListingVersions } from './listing/ListingVersions';
import { ReviewsPanel } from './listing/ReviewsPanel';
import { Screenshots } from './listing/Screenshots';
import { TemplateText } from './listing/TemplateText';
import { ListingIcon } from './ListingIcon';
import { Stars } from './Stars';

/** One listing: what it is, what it brings and asks for, what people say of it, and how to get it. */
export default function ListingPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const [wish, setWish] = useState<Wish | undefined>();
  const query = useQuery(marketQueries.one(id));
  useLiveInvalidation('plugins', [['marketplace']]);
  const listing = query.data;
  if (!listing) {
    return query.error ? (
      <Stack align="flex-start">
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        <Button component={Link} to="/marketplace" variant="default" leftSection={<Icon name="back" size={18} />}>
          {t('market.all')}
        </Button>
      </Stack>
    ) : (
      <Stack role="status" aria-label={t('app.loading')}>
        <Skeleton height={36} width={320} />
        <Skeleton height={160} radius="lg" />
        <Skeleton height={240} radius="lg" />
      </Stack>
    );
  }
  return (
    <>
      <PageHeader
        name={listing.name}
        title={
          <Group gap="sm" wrap="nowrap">
            <ListingIcon listing={listing} size={40} />
            {listing.name}
          </Group>
        }
        subtitle={
          <Stack gap={6}>
            <span>{listing.summary}</span>
            <Group gap="sm">
              <Stars rating={listing.rating} count={listing.reviewCount} />
              {listing.status !== 'published' && <StatusBadge status={listing.status} />}
              <Anchor component={Link} to="/marketplace" size="sm">
                {t('market.all')}
              </Anchor>
            </Group>
          </Stack>
        }
      />
      {listing.reason && (
        <Alert mb="lg" color="red" variant="light" icon={<Icon name="warning" />} title={t('market.rejected')}>
          {listing.reason}
        </Alert>
      )}
      <Grid gap="lg">
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <Stack gap="lg">
            <InstallPanel listing={listing} onWish={setWish} />
            <ListingFacts listing={listing} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Stack gap="lg">
            {listing.screenshots.length > 0 && (
              <Panel title={t('market.screenshots')}>
                <Screenshots listing={listing} />
              </Panel>
            )}
            <Panel title={t('market.about')}>
              {listing.description.trim() ? (
                <Markdown text={listing.description} />
              ) : (
                <Text size="sm" c="dimmed">
                  {t('market.noDescription')}
                </Text>
              )}
            </Panel>
            {listing.template ? <TemplateText template={listing.template} /> : <Capabilities listing={listing} />}
            <ListingVersions versions={listing.versions} />
            <ReviewsPanel listing={listing} />
          </Stack>
        </Grid.Col>
      </Grid>
      <ChangeDialog wish={wish} onClose={() => setWish(undefined)} />
    </>
  );
}
