import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { durableQueries } from '../../api/durableQueries';
import { Panel } from '../../components/Panel';
import { ExecutionTable } from './ExecutionTable';

/** The sub-workflows that an execution started; nothing where there are none. */
export function Children({ execution }: { execution: string }) {
  const { t } = useTranslation();
  const children = useQuery(durableQueries.children(execution));
  if (!children.data || children.data.length === 0) return null;
  return (
    <Panel title={t('executions.children')} flush>
      <ExecutionTable executions={children.data} compact />
    </Panel>
  );
}
