import { Modal, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { marketQueries } from '../../../api/marketplace';
import type { ListingCard } from '../../../api/marketplaceModel';
import { EmptyState } from '../../../components/EmptyState';
import { Icon } from '../../../components/Icon';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { LoadMore } from '../../../components/LoadMore';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { EditListing } from './EditListing';
import { LicenceList } from './LicenceList';
import { OwnListingRow, type OwnAction } from './OwnListingRow';
import { ShareForm } from './ShareForm';

interface Doing {
  action: OwnAction;
  listing: ListingCard;
}

/** The person's listings in any status. */
export function OwnListings({ action }: { action: ReactNode }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 300);
  const [doing, setDoing] = useState<Doing | undefined>();
  const list = useInfiniteQuery(marketQueries.own(q));
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const close = () => setDoing(undefined);
  return (
    <>
      <TextInput
        aria-label={t('market.publisher.search')}
        placeholder={t('market.publisher.search')}
        leftSection={<Icon name="search" size={18} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={420}
        mb="md"
      />
      {list.error && !list.data ? (
        <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
      ) : list.isPending ? (
        <ListSkeleton rows={4} height={84} />
      ) : items.length === 0 ? (
        q ? (
          <EmptyState icon="search" title={t('market.noMatch')} hint={t('workflows.noMatchHint')} />
        ) : (
          <EmptyState icon="store" title={t('market.publisher.none')} hint={t('market.publisher.noneHint')} action={action} />
        )
      ) : (
        <Stack gap="sm">
          {items.map((listing) => (
            <OwnListingRow key={listing.id} listing={listing} onAction={(next) => setDoing({ action: next, listing })} />
          ))}
        </Stack>
      )}
      <LoadMore query={list} />
      <Modal
        opened={doing !== undefined}
        onClose={close}
        size="lg"
        title={doing && t(`market.publisher.${doing.action}Title`, { name: doing.listing.name })}
        closeButtonProps={{ 'aria-label': t('action.close') }}
      >
        {doing?.action === 'edit' && <EditListing id={doing.listing.id} onClose={close} />}
        {doing?.action === 'share' && <ShareForm id={doing.listing.id} onClose={close} />}
        {doing?.action === 'licences' && <LicenceList listing={doing.listing} />}
      </Modal>
    </>
  );
}
