import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { market } from '../../../api/marketplace';
import type { ListingCard } from '../../../api/marketplaceModel';
import { confirm } from '../../../components/confirm';
import { notifyDone, notifyProblem } from '../../../components/notify';

/** What needs no more than a word from the publisher. */
export function useOwnActions() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const settled = () => void client.invalidateQueries({ queryKey: ['marketplace'] });
  const submit = useMutation({
    mutationFn: ({ id }: ListingCard) => market.submit(id),
    onSuccess: (_, { name }) => notifyDone(t('market.publisher.submitted', { name })),
    onError: notifyProblem,
    onSettled: settled,
  });
  const remove = useMutation({
    mutationFn: ({ id }: ListingCard) => market.remove(id),
    onSuccess: (_, { name }) => notifyDone(t('market.publisher.removed', { name })),
    onError: notifyProblem,
    onSettled: settled,
  });
  return {
    pending: submit.isPending || remove.isPending,
    submit: (listing: ListingCard) => submit.mutate(listing),
    remove: (listing: ListingCard) =>
      confirm({
        title: t('market.publisher.removeTitle', { name: listing.name }),
        body: t('market.publisher.removeBody'),
        confirm: t('market.publisher.remove'),
        onConfirm: () => remove.mutate(listing),
      }),
  };
}
