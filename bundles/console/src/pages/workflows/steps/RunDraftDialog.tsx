import { Modal, Switch, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { durable } from '../../../api/durable';
import type { Workflow } from '../../../api/model';
import { JsonInput } from '../../../components/JsonInput';
import { DialogForm } from '../../executions/DialogForm';
import { useStartedFrom } from '../../executions/useStartedFrom';
import { inputOf } from '../inputOf';

interface Props {
  workflow: Workflow;
  /** Ids of the steps that it pauses before. */
  breakpoints: readonly string[];
  opened: boolean;
  onClose: () => void;
}

/** Runs the draft as it is saved, without publishing it. */
export function RunDraftDialog({ workflow, opened, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={rest.onClose}
      size="lg"
      title={t('debug.title', { name: workflow.name })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <RunDraftForm workflow={workflow} {...rest} />
    </Modal>
  );
}

function RunDraftForm({ workflow, breakpoints, onClose }: Omit<Props, 'opened'>) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: { input: '', stepByStep: breakpoints.length === 0 } });
  const run = useStartedFrom(
    ({ input, stepByStep }: typeof form.values) => durable.runDraft(workflow.id, inputOf(input), breakpoints, stepByStep),
    t('debug.started'),
    onClose,
  );
  return (
    <DialogForm
      hint={t('debug.hint')}
      submit={t('debug.run')}
      error={run.error}
      pending={run.isPending}
      onSubmit={form.onSubmit((values) => run.mutate(values))}
      onClose={onClose}
    >
      <JsonInput label={t('run.input')} description={t('run.inputHint')} data-autofocus minRows={4} {...form.getInputProps('input')} />
      <Text size="sm" className="wrap-anywhere">
        {breakpoints.length > 0 ? t('debug.pausesBefore', { ids: breakpoints.join(', ') }) : t('debug.noBreakpoints')}
      </Text>
      <Switch label={t('debug.stepByStep')} description={t('debug.stepByStepHint')} {...form.getInputProps('stepByStep', { type: 'checkbox' })} />
    </DialogForm>
  );
}
