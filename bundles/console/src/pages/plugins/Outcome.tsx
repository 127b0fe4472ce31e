import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PluginOperation } from '../../api/model';
import { Icon } from '../../components/Icon';
import { PluginProblem } from './PluginProblem';

/** How a change ended. */
export function Outcome({ operation }: { operation: PluginOperation }) {
  const { t } = useTranslation();
  const { plugin, version, status, kind, code, problem } = operation;
  if (status === 'FAILED') {
    return <PluginProblem title={t('plugins.rolledBack')} detail={problem ?? ''} code={code} />;
  }
  const word = kind === 'remove' ? 'remove' : kind === 'update' ? 'update' : 'install';
  return (
    <Alert role="status" color="green" variant="light" icon={<Icon name="check" />}>
      {t(`plugins.ended.${word}`, { plugin, version })}
    </Alert>
  );
}
