import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../components/notify';
import { ProblemAlert } from '../../components/ProblemAlert';

interface Answer {
  digest: string;
  reason: string;
}

interface Props {
  /** Undefined for a closed dialog. */
  title: string | undefined;
  body: string;
  done: string;
  /** Asks for a package's digest, too. */
  digest?: boolean;
  act: (answer: Answer) => Promise<unknown>;
  onClose: () => void;
}

/** Revokes something and says why: whoever is refused later reads the reason. */
export function ReasonDialog(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={props.title !== undefined}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <ReasonForm {...props} />
    </Modal>
  );
}

function ReasonForm({ body, done, digest, act, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const filled = (text: string) => (text.trim() ? null : t('form.required'));
  const form = useForm<Answer>({
    initialValues: { digest: '', reason: '' },
    validate: { reason: filled, ...(digest ? { digest: filled } : {}) },
  });
  const revoke = useMutation({
    mutationFn: act,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['plugins'] });
      notifyDone(done);
      onClose();
    },
  });
  return (
    <form onSubmit={form.onSubmit(({ digest: of, reason }) => revoke.mutate({ digest: of.trim(), reason: reason.trim() }))} noValidate>
      <Stack>
        {revoke.error && <ProblemAlert error={revoke.error} />}
        <Text size="sm">{body}</Text>
        {digest && (
          <TextInput label={t('plugins.trust.digest')} description={t('plugins.trust.digestHint')} {...form.getInputProps('digest')} />
        )}
        <TextInput label={t('plugins.trust.reason')} {...form.getInputProps('reason')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" color="red" loading={revoke.isPending}>
            {t('plugins.trust.revoke')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
