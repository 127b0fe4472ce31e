import { Button, Group, Modal, MultiSelect, SimpleGrid, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Workflow } from '../../api/model';
import { market } from '../../api/marketplace';
import { packages, type PackageRequest } from '../../api/packages';
import { queries } from '../../api/queries';
import { ProblemAlert } from '../../components/ProblemAlert';
import { notifyDone } from '../../components/notify';
import { usePublish } from '../marketplace/publisher/usePublish';
import { useMay } from '../../auth/useMay';
import { pluginId } from './pluginId';

interface Props {
  workflow: Workflow;
  opened: boolean;
  onClose: () => void;
}

/** Makes a plugin of this workflow and of others that belong to it. */
export function PackageDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      size="lg"
      title={t('package.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <PackageForm {...props} />
    </Modal>
  );
}

function PackageForm({ workflow, onClose }: Props) {
  const { t } = useTranslation();
  const all = useQuery(queries.allWorkflows());
  const mayPublish = useMay('marketplace:publish');
  const form = useForm({
    initialValues: {
      id: pluginId(workflow.name),
      version: '1.0.0',
      name: workflow.name,
      summary: workflow.description ?? '',
      readme: '',
      license: '',
      workflows: [workflow.id],
    },
    validate: {
      id: (id) => (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) ? null : t('package.idHint')),
      version: (version) => (/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version) ? null : t('package.versionHint')),
      name: (name) => (name.trim() ? null : t('form.required')),
      workflows: (some) => (some.length > 0 ? null : t('form.required')),
    },
  });
  const known = new Map([[workflow.id, workflow.name]]);
  for (const one of all.data?.items ?? []) if (!one.plugin) known.set(one.id, one.name);

  function request(): PackageRequest {
    const { summary, readme, license, ...rest } = form.getValues();
    return { ...rest, ...(summary && { summary }), ...(readme && { readme }), ...(license && { license }) };
  }
  const store = useMutation({
    mutationFn: () => packages.store(request()),
    onSuccess: () => {
      notifyDone(t('package.stored', { name: form.getValues().name }));
      onClose();
    },
  });
  const publish = usePublish(async () => market.publishPackage(await packages.make(request()), {}), onClose);
  const failure = store.error ?? publish.error;
  return (
    <form onSubmit={form.onSubmit(() => store.mutate())} noValidate>
      <Stack>
        <Text size="sm">{t('package.hint')}</Text>
        {failure && <ProblemAlert error={failure} title={t('package.failed')} />}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('package.id')} description={t('package.idHint')} required {...form.getInputProps('id')} />
          <TextInput label={t('package.version')} description={t('package.versionHint')} required {...form.getInputProps('version')} />
        </SimpleGrid>
        <TextInput label={t('package.name')} required maxLength={100} {...form.getInputProps('name')} />
        <TextInput label={t('package.summary')} description={t('package.summaryHint')} maxLength={300} {...form.getInputProps('summary')} />
        <MultiSelect
          label={t('package.workflows')}
          required
          searchable
          data={[...known].map(([value, label]) => ({ value, label }))}
          nothingFoundMessage={t('workflows.noMatch')}
          {...form.getInputProps('workflows')}
        />
        <Textarea label={t('package.readme')} description={t('package.readmeHint')} autosize minRows={3} maxRows={12} {...form.getInputProps('readme')} />
        <TextInput label={t('package.license')} description={t('package.licenseHint')} maxLength={100} {...form.getInputProps('license')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          {mayPublish && (
            <Button
              variant="default"
              loading={publish.isPending}
              disabled={store.isPending}
              onClick={() => form.onSubmit(() => publish.mutate(undefined))()}
            >
              {t('package.publish')}
            </Button>
          )}
          <Button type="submit" loading={store.isPending} disabled={publish.isPending}>
            {t('package.store')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
