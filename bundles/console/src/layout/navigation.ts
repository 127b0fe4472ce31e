import type { IconName } from '../components/icons';
import type { Mode } from '../theme/modes';

export interface Place {
  to: string;
  icon: IconName;
  label:
    | 'dashboard'
    | 'workflows'
    | 'executions'
    | 'approvals'
    | 'schedules'
    | 'queues'
    | 'deadLetters'
    | 'plugins'
    | 'marketplace'
    | 'tools'
    | 'audit'
    | 'apiDocs';
  /** Shows how many approvals are open. */
  counted?: boolean;
  /** A page of the hub's own, outside this application. */
  external?: boolean;
}

export const modeIcons: Record<Mode, IconName> = { workbench: 'codeBlocks', flow: 'flow', hub: 'hub' };

export const places: Record<Mode, [Place, ...Place[]]> = {
  workbench: [
    { to: '/', icon: 'dashboard', label: 'dashboard' },
    { to: '/tools', icon: 'tool', label: 'tools' },
    { to: '/api/docs', icon: 'api', label: 'apiDocs', external: true },
  ],
  flow: [
    { to: '/workflows', icon: 'route', label: 'workflows' },
    { to: '/executions', icon: 'runs', label: 'executions' },
    { to: '/approvals', icon: 'approval', label: 'approvals', counted: true },
    { to: '/schedules', icon: 'schedule', label: 'schedules' },
    { to: '/queues', icon: 'queue', label: 'queues' },
    { to: '/dead-letters', icon: 'deadLetter', label: 'deadLetters' },
  ],
  hub: [
    { to: '/plugins', icon: 'extension', label: 'plugins' },
    { to: '/marketplace', icon: 'store', label: 'marketplace' },
    { to: '/audit', icon: 'audit', label: 'audit' },
  ],
};
