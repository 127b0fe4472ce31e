import { Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { market } from '../../../api/marketplace';
import type { Publisher } from '../../../api/marketplaceModel';
import { safeHref } from '../../../components/markdown/inline';
import { notifyDone } from '../../../components/notify';
import { DialogForm } from '../../executions/DialogForm';

const LONGEST = { displayName: 100, about: 2_000, homepage: 500 };

/** Changes what one says of oneself as a publisher. */
export function EditProfile({ name, publisher, onClose }: { name: string; publisher: Publisher; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { displayName: publisher.displayName, about: publisher.about, homepage: publisher.homepage ?? '' },
    validate: {
      homepage: (text) => (!text.trim() || /^https?:\/\//.test(safeHref(text.trim()) ?? '') ? null : t('market.profile.badHomepage')),
    },
  });
  const save = useMutation({
    mutationFn: (values: typeof form.values) => market.editPublisher(name, values, publisher.revision),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['marketplace'] });
      notifyDone(t('market.profile.saved'));
      onClose();
    },
  });
  return (
    <DialogForm
      hint={t('market.profile.editHint')}
      submit={t('action.save')}
      error={save.error}
      pending={save.isPending}
      onSubmit={form.onSubmit((values) => save.mutate(values))}
      onClose={onClose}
    >
      <TextInput label={t('market.profile.displayName')} maxLength={LONGEST.displayName} {...form.getInputProps('displayName')} />
      <Textarea label={t('market.profile.about')} autosize minRows={3} maxRows={12} maxLength={LONGEST.about} {...form.getInputProps('about')} />
      <TextInput label={t('market.profile.homepage')} placeholder="https://" maxLength={LONGEST.homepage} {...form.getInputProps('homepage')} />
    </DialogForm>
  );
}
