import { Alert, Button, Code, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, result } from '../../api/client';
import { queries } from '../../api/queries';
import { Copy } from '../../components/Copy';
import { Icon } from '../../components/Icon';
import { ProblemAlert } from '../../components/ProblemAlert';

const LIVES = [30, 90, 365];

/** Makes a key and shows it this once. */
export function CreateApiKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { name: '', days: '90' },
    validate: { name: (name) => (name.trim() ? null : t('form.required')) },
  });
  const create = useMutation({
    mutationFn: ({ name, days }: typeof form.values) =>
      result(
        api.POST('/me/api-keys', {
          body: { name: name.trim(), ...(days ? { expiresInDays: Number(days) } : {}) },
        }),
      ),
    onSuccess: () => void client.invalidateQueries({ queryKey: queries.apiKeys().queryKey }),
  });
  const close = () => {
    onClose();
    create.reset();
    form.reset();
  };
  const key = create.data?.key;
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t(key ? 'keys.onceTitle' : 'keys.createTitle')}
      // A click beside the dialog must not lose the key.
      closeOnClickOutside={!key}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {key ? (
        <Stack>
          <Alert color="yellow" icon={<Icon name="key" />}>
            {t('keys.once')}
          </Alert>
          <Group wrap="nowrap" gap="xs">
            <Code block className="wrap-anywhere" style={{ flex: 1, whiteSpace: 'pre-wrap' }}>
              {key}
            </Code>
            <Copy value={key} what={t('keys.value')} />
          </Group>
          <Group justify="flex-end">
            <Button onClick={close}>{t('action.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit((values) => create.mutate(values))} noValidate>
          <Stack>
            {create.error && <ProblemAlert error={create.error} title={t('keys.createFailed')} />}
            <TextInput label={t('keys.name')} description={t('keys.nameHint')} data-autofocus {...form.getInputProps('name')} />
            <Select
              label={t('keys.expires')}
              data={[
                ...LIVES.map((count) => ({ value: String(count), label: t('keys.days', { count }) })),
                { value: '', label: t('keys.never') },
              ]}
              allowDeselect={false}
              {...form.getInputProps('days')}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" loading={create.isPending}>
                {t('keys.createSubmit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
