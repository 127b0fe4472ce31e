import { Grid, Group, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marketQueries } from '../../../api/marketplace';
import type { ListingDetail } from '../../../api/marketplaceModel';
import { queries } from '../../../api/queries';
import { useMay } from '../../../auth/useMay';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { LoadMore } from '../../../components/LoadMore';
import { Panel } from '../../../components/Panel';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { Stars } from '../Stars';
import { WhyDialog, type Why } from '../WhyDialog';
import { Histogram } from './Histogram';
import { OwnReview } from './OwnReview';
import { ReviewRow } from './ReviewRow';

/** What people say, and what the person says. */
export function ReviewsPanel({ listing }: { listing: ListingDetail }) {
  const { t } = useTranslation();
  const reviews = useInfiniteQuery(marketQueries.reviews(listing.id));
  const me = useQuery(queries.me());
  const mayRate = useMay('marketplace:rate');
  const [why, setWhy] = useState<Why | undefined>();
  const items = reviews.data?.pages.flatMap((page) => page.items) ?? [];
  const mine = items.find((one) => one.mine);
  // The hub lets review who has it, and nobody their own.
  const canReview = mayRate && listing.status === 'published' && listing.installed && me.data?.id !== listing.publisherId;
  return (
    <Panel title={t('market.reviews')}>
      <Grid gap="lg" mb="md">
        <Grid.Col span={{ base: 12, sm: 6 }}>
          <Stack gap="sm">
            {listing.reviewCount > 0 ? (
              <Group gap="xs">
                <Stars rating={listing.rating} count={listing.reviewCount} />
              </Group>
            ) : (
              <Text size="sm" c="dimmed">
                {t('market.noReviews')}
              </Text>
            )}
            <Histogram ratings={listing.ratings} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, sm: 6 }}>
          {reviews.data && canReview ? (
            <OwnReview key={mine?.updatedAt ?? 'new'} listing={listing} mine={mine} />
          ) : (
            <Text size="sm" c="dimmed">
              {me.data?.id === listing.publisherId ? t('market.ownReviewNot') : !listing.installed && t('market.reviewAfter')}
            </Text>
          )}
        </Grid.Col>
      </Grid>
      {reviews.error && !reviews.data ? (
        <ProblemAlert error={reviews.error} onRetry={() => void reviews.refetch()} />
      ) : reviews.isPending ? (
        <ListSkeleton rows={3} height={56} />
      ) : (
        items.map((review) => <ReviewRow key={review.id} review={review} onWhy={setWhy} />)
      )}
      <LoadMore query={reviews} />
      <WhyDialog why={why} onClose={() => setWhy(undefined)} />
    </Panel>
  );
}
