import type { Plugin } from '../../api/model';

const DRAIN_MILLIS = 2_000;

/** Executions end without an event of the plugin: what drains is read again until it has gone. */
export function drainInterval(...plugins: (Plugin | undefined)[]): number | false {
  return plugins.some((plugin) => plugin?.versions.some(({ state }) => state === 'DRAINING' || state === 'STARTING')) && DRAIN_MILLIS;
}
