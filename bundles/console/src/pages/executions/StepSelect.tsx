import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../api/model';

interface Props extends Omit<SelectProps, 'data'> {
  steps: readonly Step[];
}

/** One of an execution's steps, by its path. */
export function StepSelect({ steps, ...props }: Props) {
  const { t } = useTranslation();
  const labels = new Map(steps.map((step) => [step.path, `${step.path} · ${step.kind} · ${t(`status.${step.status}`)}`]));
  return (
    <Select
      data={[...labels].map(([value, label]) => ({ value, label }))}
      searchable
      openOnFocus={false}
      allowDeselect={false}
      nothingFoundMessage={t('palette.nothing')}
      maxDropdownHeight={260}
      {...props}
    />
  );
}
