import { Select } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durable } from '../../api/durable';
import type { ForkOverrides } from '../../api/durableModel';
import { queries } from '../../api/queries';
import { JsonInput } from '../../components/JsonInput';
import { objectOf, toText } from '../../components/json';
import { inputOf } from '../workflows/inputOf';
import { DialogForm } from './DialogForm';
import type { DialogProps } from './ExecutionDialogs';
import { StepSelect } from './StepSelect';
import { useStartedFrom } from './useStartedFrom';

/** A new execution that shares this one's past up to a step, and goes another way from there. */
export function ForkDialog({ execution, steps, at, onClose }: DialogProps) {
  const { t } = useTranslation();
  const versions = useInfiniteQuery(queries.versions(execution.workflow));
  const original = toText(execution.input);
  const form = useForm({
    initialValues: { at: at ?? steps[0]?.path ?? '', input: original, variables: '', version: String(execution.version) },
    validate: {
      at: (path) => (path ? null : t('form.required')),
      variables: (text) => (objectOf(text) ? null : t('control.notObject')),
    },
  });
  const fork = useStartedFrom(
    (values: typeof form.values) => {
      const overrides: ForkOverrides = {};
      if (values.input !== original) overrides.input = inputOf(values.input) ?? '';
      if (values.variables.trim()) overrides.variables = objectOf(values.variables) ?? {};
      if (Number(values.version) !== execution.version) overrides.version = Number(values.version);
      return durable.fork(execution.id, values.at, overrides);
    },
    t('control.done.fork'),
    onClose,
  );
  const numbers = new Set([execution.version, ...(versions.data?.pages ?? []).flatMap((page) => page.items.map((one) => one.version))]);
  return (
    <DialogForm
      hint={t('control.forkHint')}
      submit={t('control.fork')}
      error={fork.error}
      pending={fork.isPending}
      onSubmit={form.onSubmit((values) => fork.mutate(values))}
      onClose={onClose}
    >
      <StepSelect steps={steps} label={t('control.at')} data-autofocus {...form.getInputProps('at')} />
      <Select
        label={t('executions.version')}
        data={[...numbers].sort((a, b) => b - a).map((number) => ({ value: String(number), label: number < 1 ? t('workflow.draftVersion') : `v${number}` }))}
        allowDeselect={false}
        {...form.getInputProps('version')}
      />
      <JsonInput label={t('run.input')} description={t('control.forkInput')} minRows={4} maxRows={8} {...form.getInputProps('input')} />
      <JsonInput
        label={t('control.variables')}
        description={t('control.variablesHint')}
        placeholder={'{ "discount": 0.1 }'}
        minRows={2}
        {...form.getInputProps('variables')}
      />
    </DialogForm>
  );
}
