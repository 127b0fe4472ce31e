import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Execution } from '../../api/model';
import { JsonPane } from '../../components/JsonPane';
import { Panel } from '../../components/Panel';

/** What came in and what went out. */
export function ExecutionBodies({ execution }: { execution: Execution }) {
  const { t } = useTranslation();
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Panel title={t('executions.input')}>
        <JsonPane value={execution.input} label={t('executions.input')} />
      </Panel>
      <Panel title={t('executions.output')}>
        <JsonPane value={execution.output} label={t('executions.output')} />
      </Panel>
    </SimpleGrid>
  );
}
