import type { Execution } from '../../api/model';

/** What started an execution, in few words: `hook orders`, `manual admin`. */
export function triggerText(trigger: Execution['trigger']): string {
  return [trigger.kind, trigger.name ?? trigger.caller].filter(Boolean).join(' ');
}
