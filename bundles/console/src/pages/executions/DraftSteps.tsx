import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '../../api/queries';
import { routeSteps } from '../workflows/steps/routeSteps';

interface Props {
  workflow: string;
  value: string[];
  onChange: (ids: string[]) => void;
}

/** The steps of a draft to pause before. */
export default function DraftSteps({ workflow, value, onChange }: Props) {
  const { t } = useTranslation();
  const draft = useQuery(queries.workflow(workflow));
  const ids = new Set([...routeSteps(draft.data?.dsl ?? '').flatMap(({ id }) => (id ? [id] : [])), ...value]);
  return (
    <MultiSelect
      label={t('debug.breakpoints')}
      description={t('debug.breakpointsHint')}
      data={[...ids]}
      value={value}
      onChange={onChange}
      searchable
      clearable
    />
  );
}
