import { Button, Group, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Queue } from '../../api/durableModel';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';

const NAME = /^[a-z0-9][a-z0-9._-]{0,99}$/;
const USUAL = 4;

interface Props {
  /** Undefined for a new one. */
  queue: Queue | undefined;
  opened: boolean;
  onClose: () => void;
}

export function QueueDialog({ queue, opened, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={queue ? t('queues.editTitle', { name: queue.name }) : t('queues.create')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <QueueForm queue={queue} onClose={onClose} />
    </Modal>
  );
}

function QueueForm({ queue, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: queue?.name ?? '', concurrency: (queue ? (queue.concurrency ?? '') : USUAL) as number | '' },
    validate: {
      name: (name) => (queue || NAME.test(name.trim()) ? null : t('queues.nameRule')),
      concurrency: (count) => (count === '' || (Number.isInteger(count) && count > 0) ? null : t('queues.concurrencyRule')),
    },
  });
  const save = useMutation({
    mutationFn: ({ name, concurrency }: typeof form.values) =>
      queue
        ? durable.updateQueue(queue, concurrency || undefined)
        : durable.createQueue(name.trim(), concurrency || undefined),
    onSuccess: (_, { name }) => {
      void client.invalidateQueries({ queryKey: ['queues'] });
      notifyDone(t('queues.saved', { name: queue?.name ?? name.trim() }));
      onClose();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))} noValidate>
        <Stack>
          {save.error && <ProblemAlert error={save.error} />}
          {!queue && (
            <TextInput label={t('queues.name')} description={t('queues.nameHint')} data-autofocus {...form.getInputProps('name')} />
          )}
          <NumberInput
            label={t('queues.concurrency')}
            description={t('queues.concurrencyHint')}
            min={1}
            allowDecimal={false}
            {...form.getInputProps('concurrency')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
  );
}
