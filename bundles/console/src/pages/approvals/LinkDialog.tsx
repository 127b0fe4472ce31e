import { Alert, Button, Code, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { Approval } from '../../api/durableModel';
import { formatTime } from '../../components/format';
import { Icon } from '../../components/Icon';
import { ProblemAlert } from '../../components/ProblemAlert';

interface Props {
  approval: Approval;
  opened: boolean;
  onClose: () => void;
}

/** Makes a link for one person, and shows it this once. */
export function LinkDialog({ approval, opened, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const form = useForm({ initialValues: { person: '' } });
  const make = useMutation({ mutationFn: ({ person }: typeof form.values) => durable.approvalLink(approval.id, person.trim()) });
  const close = () => {
    onClose();
    make.reset();
    form.reset();
  };
  const link = make.data;
  return (
    <Modal
      opened={opened}
      onClose={close}
      size="lg"
      title={t('approvalLink.title', { name: approval.name })}
      // A click beside the dialog must not lose the link.
      closeOnClickOutside={!link}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {link ? (
        <Stack>
          <Alert color="yellow" icon={<Icon name="key" />} role="status">
            {t('approvalLink.once', { person: link.person, until: formatTime(link.expiresAt, i18n.language) })}
          </Alert>
          <Code block className="wrap-anywhere" style={{ whiteSpace: 'pre-wrap' }}>
            {link.url}
          </Code>
          <Group justify="flex-end">
            <CopyButton value={link.url} timeout={2_000}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={<Icon name={copied ? 'check' : 'copy'} size={18} />} onClick={copy} data-autofocus>
                  {t(copied ? 'action.copied' : 'approvalLink.copy')}
                </Button>
              )}
            </CopyButton>
            <Button onClick={close}>{t('action.done')}</Button>
          </Group>
        </Stack>
      ) : (
        <form onSubmit={form.onSubmit((values) => make.mutate(values))} noValidate>
          <Stack>
            <Text size="sm" c="dimmed">
              {t('approvalLink.hint')}
            </Text>
            {make.error && <ProblemAlert error={make.error} />}
            <TextInput
              label={t('approvalLink.person')}
              description={t('approvalLink.personHint')}
              maxLength={80}
              data-autofocus
              {...form.getInputProps('person')}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('action.cancel')}
              </Button>
              <Button type="submit" loading={make.isPending}>
                {t('approvalLink.make')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
