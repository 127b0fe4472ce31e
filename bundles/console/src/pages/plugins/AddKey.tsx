import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { plugins } from '../../api/plugins';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';

/** Trusts what a publisher signs from now on. */
export function AddKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={t('plugins.trust.addTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <AddKeyForm onClose={onClose} />
    </Modal>
  );
}

function AddKeyForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const filled = (text: string) => (text.trim() ? null : t('form.required'));
  const form = useForm({ initialValues: { publisher: '', publicKey: '' }, validate: { publisher: filled, publicKey: filled } });
  const add = useMutation({
    mutationFn: ({ publisher, publicKey }: typeof form.values) => plugins.addKey(publisher.trim(), publicKey.trim()),
    onSuccess: ({ publisher }) => {
      void client.invalidateQueries({ queryKey: ['plugins'] });
      notifyDone(t('plugins.trust.added', { publisher }));
      onClose();
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => add.mutate(values))} noValidate>
      <Stack>
        {add.error && <ProblemAlert error={add.error} />}
        <TextInput label={t('plugins.trust.publisher')} data-autofocus {...form.getInputProps('publisher')} />
        <Textarea
          label={t('plugins.trust.publicKey')}
          description={t('plugins.trust.publicKeyHint')}
          autosize
          minRows={3}
          classNames={{ input: 'mono' }}
          {...form.getInputProps('publicKey')}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending}>
            {t('plugins.trust.addDo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
