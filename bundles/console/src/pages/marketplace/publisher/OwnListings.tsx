import { Modal, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { marketQueries } from '../../../api/marketplace';
import type { ListingCard } from '../../../api/marketplaceModel';
import { EmptyState } from '../../../components/EmptyState';
import { SearchedList } from '../../../components/SearchedList';
import { useSearchText } from '../../../components/useSearchText';
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
  const search = useSearchText();
  const [doing, setDoing] = useState<Doing | undefined>();
  const list = useInfiniteQuery(marketQueries.own(search.q));
  const close = () => setDoing(undefined);
  return (
    <>
      <SearchedList
        search={search}
        label={t('market.publisher.search')}
        query={list}
        rows={4}
        rowHeight={84}
        noMatch={t('market.noMatch')}
        empty={<EmptyState icon="store" title={t('market.publisher.none')} hint={t('market.publisher.noneHint')} action={action} />}
      >
        {(items) => (
          <Stack gap="sm">
            {items.map((listing) => (
              <OwnListingRow key={listing.id} listing={listing} onAction={(next) => setDoing({ action: next, listing })} />
            ))}
          </Stack>
        )}
      </SearchedList>
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
