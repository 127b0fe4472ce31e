import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, result } from '../../api/client';
import type { Workflow } from '../../api/model';
import { ProblemAlert } from '../../components/ProblemAlert';
import { notifyDone } from '../../components/notify';
import { inputOf } from './inputOf';

interface Props {
  workflow: Workflow;
  opened: boolean;
  onClose: () => void;
}

/** Starts a run by hand, and goes to it. */
export function RunDialog({ workflow, opened, onClose }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const form = useForm({ initialValues: { input: '', priority: '' } });
  const run = useMutation({
    mutationFn: ({ input, priority }: typeof form.values) => {
      const body = { input: inputOf(input), ...(priority ? { priority: Number(priority) } : {}) };
      return result(api.POST('/workflows/{id}/execute', { params: { path: { id: workflow.id } }, body }));
    },
    onSuccess: async (execution) => {
      onClose();
      notifyDone(t('run.started'));
      void client.invalidateQueries({ queryKey: ['executions'] });
      await navigate(`/executions/${execution.id}`);
    },
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t('run.title', { name: workflow.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <form onSubmit={form.onSubmit((values) => run.mutate(values))}>
        <Stack>
          {run.error && <ProblemAlert error={run.error} title={t('run.failed')} />}
          <Textarea
            label={t('run.input')}
            description={t('run.inputHint')}
            data-autofocus
            autosize
            minRows={6}
            maxRows={18}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
            {...form.getInputProps('input')}
          />
          <Select
            label={t('run.priority')}
            data={[
              { value: '', label: t('run.own') },
              ...([1, 2, 3, 4] as const).map((number) => ({ value: String(number), label: t(`priority.${number}`) })),
            ]}
            allowDeselect={false}
            {...form.getInputProps('priority')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={run.isPending}>
              {t('run.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
