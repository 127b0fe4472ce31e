import { Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { market } from '../../../api/marketplace';
import type { ListingDetail, TemplateParameter } from '../../../api/marketplaceModel';
import { notifyDone } from '../../../components/notify';
import { DialogForm } from '../../executions/DialogForm';

interface Props {
  opened: boolean;
  onClose: () => void;
  listing: ListingDetail;
  parameters: readonly TemplateParameter[];
  /** What another version has for gaps is not known here; the hub says so where they differ. */
  version: string;
  licence: string;
}

/** Fills a template's gaps, makes a draft of it, and opens that. */
export function UseTemplate({ opened, onClose, listing, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('market.useTitle', { name: listing.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <UseForm listing={listing} onClose={onClose} {...rest} />
    </Modal>
  );
}

function UseForm({ listing, parameters, version, licence, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const standards = Object.fromEntries(parameters.map(({ name, standard }) => [name, standard ?? '']));
  const form = useForm({
    initialValues: { name: listing.name, values: standards },
    validate: {
      name: (name) => (name.trim() ? null : t('form.required')),
      values: Object.fromEntries(parameters.map(({ name }) => [name, (value: string) => (value.trim() ? null : t('form.required'))])),
    },
  });
  const make = useMutation({
    mutationFn: ({ name, values }: typeof form.values) =>
      market.useTemplate(listing.id, { name: name.trim(), parameters: values, version, ...(licence ? { licence } : {}) }),
    onSuccess: async ({ workflow }) => {
      for (const first of ['marketplace', 'workflows']) void client.invalidateQueries({ queryKey: [first] });
      notifyDone(t('market.usedDone', { name: listing.name }));
      await navigate(workflow ? `/workflows/${workflow}` : '/workflows');
    },
  });
  return (
    <DialogForm
      hint={t('market.useHint')}
      submit={t('market.useDo')}
      error={make.error}
      pending={make.isPending}
      onSubmit={form.onSubmit((values) => make.mutate(values))}
      onClose={onClose}
    >
      <TextInput label={t('market.workflowName')} data-autofocus maxLength={200} {...form.getInputProps('name')} />
      {parameters.map(({ name, label }) => (
        <TextInput
          key={name}
          label={label ?? name}
          maxLength={500}
          spellCheck={false}
          {...(label ? { description: name } : {})}
          {...form.getInputProps(`values.${name}`)}
        />
      ))}
    </DialogForm>
  );
}
