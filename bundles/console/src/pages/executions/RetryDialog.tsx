import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { DialogForm } from './DialogForm';
import { StepSelect } from './StepSelect';
import type { DialogProps } from './ExecutionDialogs';
import { useStartedFrom } from './useStartedFrom';

/** Goes on from a chosen step: what is recorded before it is restored, the rest runs again. */
export function RetryDialog({ execution, steps, at, onClose }: DialogProps) {
  const { t } = useTranslation();
  const failed = steps.filter((step) => step.status === 'FAILED').at(-1)?.path;
  const form = useForm({
    initialValues: { from: at ?? execution.error?.path ?? failed ?? '' },
    validate: { from: (from) => (from ? null : t('form.required')) },
  });
  const retry = useStartedFrom(({ from }: typeof form.values) => durable.retry(execution.id, from), t('control.done.retry'), onClose);
  return (
    <DialogForm
      hint={t('control.retryHint')}
      submit={t('control.retry')}
      error={retry.error}
      pending={retry.isPending}
      onSubmit={form.onSubmit((values) => retry.mutate(values))}
      onClose={onClose}
    >
      <StepSelect steps={steps} label={t('control.from')} data-autofocus {...form.getInputProps('from')} />
    </DialogForm>
  );
}
