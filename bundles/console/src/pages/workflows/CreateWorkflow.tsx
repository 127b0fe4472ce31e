import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, result } from '../../api/client';
import { ProblemAlert } from '../../components/ProblemAlert';
import { exampleDsl } from './exampleDsl';

const LONGEST_NAME = 200;

export function CreateWorkflow({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useForm({
    validateInputOnChange: true,
    initialValues: { name: '', description: '' },
    validate: {
      name: (name) =>
        name.trim() === ''
          ? t('form.required')
          : name.length > LONGEST_NAME
            ? t('workflows.tooLong', { count: LONGEST_NAME })
            : null,
    },
  });
  const create = useMutation({
    mutationFn: ({ name, description }: typeof form.values) =>
      result(
        api.POST('/workflows', {
          body: { name: name.trim(), dsl: exampleDsl(name), ...(description ? { description } : {}) },
        }),
      ),
    onSuccess: async (workflow) => {
      void client.invalidateQueries({ queryKey: ['workflows', 'list'] });
      await navigate(`/workflows/${workflow.id}`);
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('workflows.createTitle')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
        <Stack>
          {create.error && <ProblemAlert error={create.error} title={t('workflows.createFailed')} />}
          <Text size="sm" c="dimmed">
            {t('workflows.createHint')}
          </Text>
          <TextInput label={t('workflows.name')} data-autofocus {...form.getInputProps('name')} />
          <Textarea label={t('workflows.description')} autosize minRows={2} {...form.getInputProps('description')} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('workflows.createSubmit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
