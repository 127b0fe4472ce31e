import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { market, marketQueries } from '../../../api/marketplace';
import type { ListingDetail } from '../../../api/marketplaceModel';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { notifyDone } from '../../../components/notify';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { DialogForm } from '../../executions/DialogForm';
import { draftOf, listingRules, valuesOf } from './listingForm';
import { ListingFields } from './ListingFields';

/** Changes what is said of a listing. */
export function EditListing({ id, onClose }: { id: string; onClose: () => void }) {
  const listing = useQuery({ ...marketQueries.one(id), refetchOnWindowFocus: false });
  if (listing.error) return <ProblemAlert error={listing.error} onRetry={() => void listing.refetch()} />;
  // What an earlier visit left may be older than what the hub has.
  if (!listing.data || (listing.isFetching && !listing.isFetchedAfterMount)) return <ListSkeleton rows={4} />;
  return <EditForm listing={listing.data} onClose={onClose} />;
}

function EditForm({ listing, onClose }: { listing: ListingDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({ initialValues: valuesOf(listing), validate: listingRules(t, true) });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => market.edit(listing.id, draftOf(values), listing.revision),
    onSuccess: ({ name }) => {
      void client.invalidateQueries({ queryKey: ['marketplace'] });
      notifyDone(t('market.publisher.saved', { name }));
      onClose();
    },
  });
  return (
    <DialogForm
      hint={t('market.publisher.editHint')}
      submit={t('action.save')}
      error={save.error}
      pending={save.isPending}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      onClose={onClose}
    >
      <ListingFields form={form} />
    </DialogForm>
  );
}
