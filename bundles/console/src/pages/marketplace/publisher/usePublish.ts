import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListingDetail } from '../../../api/marketplaceModel';
import { notifyDone } from '../../../components/notify';

const DONE = { draft: 'kept', pending: 'waits', published: 'onMarket', rejected: 'waits' } as const;

/** Hands in, and says what happens next. */
export function usePublish<Values>(send: (values: Values) => Promise<ListingDetail>, onDone: () => void) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: ({ name, status }) => {
      void client.invalidateQueries({ queryKey: ['marketplace'] });
      notifyDone(t(`market.publisher.${DONE[status]}`, { name }));
      onDone();
    },
  });
}
