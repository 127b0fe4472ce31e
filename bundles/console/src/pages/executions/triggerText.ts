import type { Execution } from '../../api/model';

/** Made from an earlier execution, whose id is the trigger's name. */
const FROM_ANOTHER = ['rerun', 'fork'];

/** The execution that this one is a fork or a new run of. */
export function originOf({ trigger }: Execution): string | undefined {
  return FROM_ANOTHER.includes(trigger.kind) ? trigger.name : undefined;
}

/** What started an execution, in few words: `hook orders`, `manual admin`. */
export function triggerText(trigger: Execution['trigger']): string {
  return [trigger.kind, (FROM_ANOTHER.includes(trigger.kind) ? undefined : trigger.name) ?? trigger.caller].filter(Boolean).join(' ');
}
