import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { market, marketQueries } from '../../../api/marketplace';
import type { Review } from '../../../api/marketplaceModel';
import { EmptyState } from '../../../components/EmptyState';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { LoadMore } from '../../../components/LoadMore';
import { notifyDone, notifyProblem } from '../../../components/notify';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { ReviewRow } from '../listing/ReviewRow';
import { WhyDialog, type Why } from '../WhyDialog';

/** Reviews that people object to, with what they say. */
export function ReportedTab() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(marketQueries.reported());
  const [why, setWhy] = useState<Why | undefined>();
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error && !list.data) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <ListSkeleton rows={3} height={84} />;
  return (
    <>
      {items.length === 0 ? (
        <EmptyState icon="flag" title={t('market.queue.noReports')} hint={t('market.queue.noReportsHint')} />
      ) : (
        <Stack gap="sm">
          {items.map((review) => (
            <Reported key={review.id} review={review} onWhy={setWhy} />
          ))}
        </Stack>
      )}
      <LoadMore query={list} />
      <WhyDialog why={why} onClose={() => setWhy(undefined)} />
    </>
  );
}

function Reported({ review, onWhy }: { review: Review; onWhy: (why: Why) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const reports = useQuery(marketQueries.reports(review.id));
  const keep = useMutation({
    mutationFn: () => market.moderate(review.id, false),
    onSuccess: () => notifyDone(t('market.queue.kept')),
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['marketplace'] }),
  });
  return (
    <Paper withBorder radius="lg" p="md">
      <ReviewRow review={review} onWhy={onWhy} />
      <Stack gap={4} my="sm">
        {reports.error && <ProblemAlert error={reports.error} onRetry={() => void reports.refetch()} />}
        {reports.data?.items.map(({ id, reporterName, reason }) => (
          <Text key={id} size="sm" className="wrap-anywhere">
            <Text span size="sm" fw={700}>
              {reporterName}:
            </Text>{' '}
            {reason}
          </Text>
        ))}
      </Stack>
      <Group gap="sm">
        {!review.hidden && (
          <Button size="xs" variant="default" loading={keep.isPending} onClick={() => keep.mutate()}>
            {t('market.queue.keep')}
          </Button>
        )}
        <Anchor component={Link} to={`/marketplace/listings/${encodeURIComponent(review.listing)}`} size="sm">
          {t('market.queue.toListing')}
        </Anchor>
      </Group>
    </Paper>
  );
}
