import { Button, FileInput, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { durable } from '../../api/durable';
import type { WorkflowExport } from '../../api/durableModel';
import { Icon } from '../../components/Icon';
import { JsonInput } from '../../components/JsonInput';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';

const FORMATS = ['yaml', 'json', 'xml', 'task-graph'] as const;

export function ImportWorkflow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('workflows.importTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ImportForm onClose={onClose} />
    </Modal>
  );
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: '', format: '' as WorkflowExport | '', text: '' },
    validate: { text: (text) => (text.trim() ? null : t('form.required')) },
  });
  const read = async (file: File | null) => {
    if (!file) return;
    form.setFieldValue('text', await file.text());
  };
  const bring = useMutation({
    mutationFn: ({ name, format, text }: typeof form.values) =>
      durable.importWorkflow({ text, ...(format ? { format } : {}), ...(name.trim() ? { name: name.trim() } : {}) }),
    onSuccess: async (workflow) => {
      void client.invalidateQueries({ queryKey: ['workflows', 'list'] });
      notifyDone(t('workflows.imported', { name: workflow.name }));
      await navigate(`/workflows/${workflow.id}`);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => bring.mutate(values))} noValidate>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('workflows.importHint')}
        </Text>
        {bring.error && <ProblemAlert error={bring.error} title={t('workflows.importFailed')} />}
        <FileInput
          label={t('workflows.file')}
          placeholder={t('workflows.fileHint')}
          accept=".yaml,.yml,.json,.xml"
          leftSection={<Icon name="upload" size={18} />}
          clearable
          onChange={(file) => void read(file)}
        />
        <Group grow align="flex-start">
          <TextInput label={t('workflows.name')} placeholder={t('workflows.importName')} {...form.getInputProps('name')} />
          <Select
            label={t('workflows.format')}
            data={[
              { value: '', label: t('workflows.formatSeen') },
              ...FORMATS.map((value) => ({ value, label: value === 'task-graph' ? t('workflows.taskGraph') : value.toUpperCase() })),
            ]}
            allowDeselect={false}
            {...form.getInputProps('format')}
          />
        </Group>
        <JsonInput label={t('workflows.importText')} {...form.getInputProps('text')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={bring.isPending}>
            {t('workflows.import')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
