import { NumberInput, Select } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import type { ToolValues } from './toolForm';

/** The workflow that a tool runs. */
export function WorkflowFields({ form }: { form: UseFormReturnType<ToolValues> }) {
  const { t } = useTranslation();
  const all = useQuery(queries.allWorkflows());
  const { workflow } = form.getValues();
  const names = new Set((all.data?.items ?? []).filter((one) => one.activeVersion).map((one) => one.name));
  if (workflow) names.add(workflow);
  return (
    <>
      <Select
        label={t('tools.workflow')}
        description={t('tools.workflowHint')}
        required
        searchable
        data={[...names]}
        nothingFoundMessage={t('workflows.noMatch')}
        {...form.getInputProps('workflow')}
      />
      <NumberInput
        label={t('tools.wait')}
        description={t('tools.waitHint')}
        min={1}
        max={300}
        allowDecimal={false}
        {...form.getInputProps('waitSeconds')}
      />
    </>
  );
}
