import { useTranslation } from 'react-i18next';
import type { PluginOperation } from '../../api/model';
import { Icon } from '../../components/Icon';
import type { IconName } from '../../components/icons';
import classes from './Plan.module.css';

const ALL = ['plan', 'install', 'start', 'check', 'switch', 'done'] as const;
const REMOVAL = ['plan', 'switch', 'done'] as const;

const icons: Record<string, IconName> = { past: 'check', now: 'sync', failed: 'error', later: 'wait' };

interface Props {
  operation: Pick<PluginOperation, 'kind' | 'status' | 'phase'>;
}

/** How far a change is. */
export function Phases({ operation: { kind, status, phase } }: Props) {
  const { t } = useTranslation();
  const phases: readonly (typeof ALL)[number][] = kind === 'remove' ? REMOVAL : ALL;
  const at = phases.findIndex((one) => one === phase);
  const stateOf = (index: number) => {
    if (index < at || status === 'SUCCEEDED') return 'past';
    if (index > at) return 'later';
    return status === 'FAILED' ? 'failed' : 'now';
  };
  return (
    <ol className={classes.phases} aria-label={t('plugins.progress')} aria-live="polite">
      {phases.map((one, index) => {
        const state = stateOf(index);
        return (
          <li key={one} data-state={state} {...(state === 'now' ? { 'aria-current': 'step' as const } : {})}>
            <Icon name={icons[state] ?? 'wait'} />
            {t(kind === 'remove' && one === 'switch' ? 'plugins.phase.takeAway' : `plugins.phase.${one}`)}
          </li>
        );
      })}
    </ol>
  );
}
