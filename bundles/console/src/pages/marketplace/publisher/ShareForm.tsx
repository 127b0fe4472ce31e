import { TagsInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { market, marketQueries } from '../../../api/marketplace';
import { ListSkeleton } from '../../../components/ListSkeleton';
import { notifyDone } from '../../../components/notify';
import { ProblemAlert } from '../../../components/ProblemAlert';
import { DialogForm } from '../../executions/DialogForm';

/** Who sees a private listing besides its publisher. */
export function ShareForm({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const listing = useQuery(marketQueries.one(id));
  const [chosen, setChosen] = useState<string[] | undefined>();
  const save = useMutation({
    mutationFn: (users: string[]) => market.share(id, users),
    onSuccess: ({ users }) => {
      void client.invalidateQueries({ queryKey: ['marketplace'] });
      notifyDone(t('market.publisher.shared', { count: users.length }));
      onClose();
    },
  });
  if (listing.error && !listing.data) return <ProblemAlert error={listing.error} onRetry={() => void listing.refetch()} />;
  if (!listing.data) return <ListSkeleton rows={2} />;
  const users = chosen ?? listing.data.sharedWith ?? [];
  return (
    <DialogForm
      hint={t('market.publisher.shareHint')}
      submit={t('action.save')}
      error={save.error}
      pending={save.isPending}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(users);
      }}
      onClose={onClose}
    >
      <TagsInput label={t('market.publisher.users')} value={users} onChange={setChosen} data-autofocus />
    </DialogForm>
  );
}
