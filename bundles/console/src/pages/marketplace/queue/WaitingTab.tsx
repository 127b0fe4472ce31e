import { Anchor, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { market, marketQueries } from '../../../api/marketplace';
import type { ListingCard } from '../../../api/marketplaceModel';
import { EmptyState } from '../../../components/EmptyState';
import { Icon } from '../../../components/Icon';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { LoadMore } from '../../../components/LoadMore';
import { notifyDone, notifyProblem } from '../../../components/notify';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { TimeText } from '../../../components/TimeText';
import { ListingIcon } from '../ListingIcon';
import { kindText, priceText } from '../texts';
import { WhyDialog, type Why } from '../WhyDialog';

/** Listings and new versions that wait for a decision. */
export function WaitingTab() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const list = useInfiniteQuery(marketQueries.queue());
  const [why, setWhy] = useState<Why | undefined>();
  const approve = useMutation({
    mutationFn: ({ id }: ListingCard) => market.approve(id),
    onSuccess: (_, { name }) => notifyDone(t('market.queue.approved', { name })),
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['marketplace'] }),
  });
  const reject = ({ id, name }: ListingCard) =>
    setWhy({
      title: t('market.queue.rejectTitle', { name }),
      hint: t('market.queue.rejectHint'),
      submit: t('market.queue.reject'),
      done: t('market.queue.rejected', { name }),
      act: (reason) => market.reject(id, reason),
    });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  if (list.error && !list.data) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <ListSkeleton rows={4} height={84} />;
  return (
    <>
      {items.length === 0 ? (
        <EmptyState icon="approval" title={t('market.queue.none')} hint={t('market.queue.noneHint')} />
      ) : (
        <Stack gap="sm">
          {items.map((listing) => (
            <WaitingRow
              key={listing.id}
              listing={listing}
              approving={approve.isPending && approve.variables.id === listing.id}
              onApprove={() => approve.mutate(listing)}
              onReject={() => reject(listing)}
            />
          ))}
        </Stack>
      )}
      <LoadMore query={list} />
      <WhyDialog why={why} onClose={() => setWhy(undefined)} />
    </>
  );
}

interface RowProps {
  listing: ListingCard;
  approving: boolean;
  onApprove: () => void;
  onReject: () => void;
}

function WaitingRow({ listing, approving, onApprove, onReject }: RowProps) {
  const { t, i18n } = useTranslation();
  const { name, version, kind, publisherName, summary, status, updatedAt } = listing;
  return (
    <Paper withBorder radius="lg" p="md" component="article" aria-label={name}>
      <Group wrap="nowrap" align="flex-start" gap="md">
        <ListingIcon listing={listing} />
        <div style={{ flex: 1, minWidth: 0 }}>
          <Anchor component={Link} to={`/marketplace/listings/${encodeURIComponent(listing.id)}`} fw={700} c="inherit" className="wrap-anywhere">
            {name}
          </Anchor>
          <Group gap="xs" c="dimmed">
            <Text size="sm">
              {kindText(t, kind)} · {publisherName} · {priceText(t, listing, i18n.language)}
            </Text>
            <TimeText at={updatedAt} />
          </Group>
          <Text size="sm">{summary}</Text>
          {status === 'published' && (
            <Text size="sm" c="dimmed">
              {t('market.queue.newVersion', { version })}
            </Text>
          )}
          <Group gap="sm" mt="sm">
            <Button size="xs" leftSection={<Icon name="check" size={16} />} loading={approving} onClick={onApprove} aria-label={`${t('market.queue.approve')}: ${name}`}>
              {t('market.queue.approve')}
            </Button>
            <Button size="xs" variant="default" onClick={onReject} aria-label={`${t('market.queue.reject')}: ${name}`}>
              {t('market.queue.reject')}
            </Button>
          </Group>
        </div>
      </Group>
    </Paper>
  );
}
