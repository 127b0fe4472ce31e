import { Button, Group, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../../components/ProblemAlert';
import { HttpFields } from './HttpFields';
import { ParameterRows } from './ParameterRows';
import type { ToolValues } from './toolForm';
import { WorkflowFields } from './WorkflowFields';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

interface Props {
  initial: ToolValues;
  /** Asks for the name, too. */
  naming?: boolean;
  readOnly?: boolean;
  saving: boolean;
  error: Error | null;
  onSave: (values: ToolValues) => void;
}

/** A tool as a form: what it is for, what it takes, and the call or the workflow that it is. */
export function ToolForm({ initial, naming = false, readOnly = false, saving, error, onSave }: Props) {
  const { t } = useTranslation();
  const form = useForm<ToolValues>({
    initialValues: initial,
    validate: {
      name: (name) => (NAME.test(name.trim()) && name.length <= 60 ? null : t('tools.nameRule')),
      summary: (summary) => (summary.trim() ? null : t('form.required')),
      url: (url, { kind }) => (kind === 'workflow' || /^https?:\/\/[^\s{/?#]+([/?#]\S*)?$/.test(url.trim()) ? null : t('tools.urlRule')),
      body: (body, { kind }) => (kind === 'workflow' || !body.trim() || isJson(body) ? null : t('tools.jsonRule')),
      schema: (schema) => (!schema.trim() || isJson(schema) ? null : t('tools.jsonRule')),
      result: (result) => (!result.trim() || result.startsWith('/') ? null : t('tools.resultHint')),
      workflow: (workflow, { kind }) => (kind === 'http' || workflow ? null : t('form.required')),
      parameters: { name: (name) => (/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name) ? null : t('tools.parameterRule')) },
    },
  });
  const { kind } = form.getValues();
  return (
    <form onSubmit={form.onSubmit(onSave)} noValidate>
      <Stack component="fieldset" style={{ border: 0, padding: 0, margin: 0 }} {...(readOnly ? { disabled: true } : {})}>
        {error && <ProblemAlert error={error} title={t('tools.notSaved')} />}
        {naming && (
          <TextInput label={t('tools.name')} description={t('tools.nameRule')} required maxLength={60} {...form.getInputProps('name')} />
        )}
        <Textarea
          label={t('tools.summary')}
          description={t('tools.summaryHint')}
          required
          autosize
          maxLength={500}
          {...form.getInputProps('summary')}
        />
        <SegmentedControl
          aria-label={t('tools.kind')}
          data={[
            { value: 'http', label: t('tools.http') },
            { value: 'workflow', label: t('tools.workflow') },
          ]}
          {...form.getInputProps('kind')}
        />
        <ParameterRows form={form} />
        {kind === 'http' ? <HttpFields form={form} /> : <WorkflowFields form={form} />}
        {!readOnly && (
          <Group>
            <Button type="submit" loading={saving} disabled={!naming && !form.isDirty()}>
              {t(naming ? 'tools.createSubmit' : 'action.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
