import { Modal, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notifyDone } from '../../components/notify';
import { DialogForm } from '../executions/DialogForm';

const LONGEST = 1_000;

export interface Why {
  title: string;
  hint: string;
  submit: string;
  /** Said when it went well. */
  done: string;
  act: (reason: string) => Promise<unknown>;
}

/** Asks for the reason of something, and does it. */
export function WhyDialog({ why, onClose }: { why: Why | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal opened={why !== undefined} onClose={onClose} title={why?.title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {why && <WhyForm why={why} onClose={onClose} />}
    </Modal>
  );
}

function WhyForm({ why, onClose }: { why: Why; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() ? null : t('form.required')) },
  });
  const act = useMutation({
    mutationFn: (reason: string) => why.act(reason),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['marketplace'] });
      notifyDone(why.done);
      onClose();
    },
  });
  return (
    <DialogForm
      hint={why.hint}
      submit={why.submit}
      error={act.error}
      pending={act.isPending}
      onSubmit={form.onSubmit(({ reason }) => act.mutate(reason.trim()))}
      onClose={onClose}
    >
      <Textarea label={t('market.reason')} maxLength={LONGEST} autosize minRows={3} data-autofocus {...form.getInputProps('reason')} />
    </DialogForm>
  );
}
