import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import { JsonInput } from '../../components/JsonInput';
import { toText } from '../../components/json';
import { inputOf } from '../workflows/inputOf';
import { DialogForm } from './DialogForm';
import type { DialogProps } from './ExecutionDialogs';
import { useStartedFrom } from './useStartedFrom';

/** A new execution of the same version, with the same input or another one. */
export function RerunDialog({ execution, onClose }: DialogProps) {
  const { t } = useTranslation();
  const original = toText(execution.input);
  const form = useForm({ initialValues: { input: original } });
  const rerun = useStartedFrom(
    // An input that was not touched is left to the hub, which has it in its own type.
    ({ input }: typeof form.values) => durable.rerun(execution.id, input === original ? {} : { input: inputOf(input) ?? '' }),
    t('run.started'),
    onClose,
  );
  return (
    <DialogForm
      hint={t('control.rerunHint')}
      submit={t('control.rerun')}
      error={rerun.error}
      pending={rerun.isPending}
      onSubmit={form.onSubmit((values) => rerun.mutate(values))}
      onClose={onClose}
    >
      <JsonInput label={t('run.input')} description={t('run.inputHint')} data-autofocus {...form.getInputProps('input')} />
    </DialogForm>
  );
}
