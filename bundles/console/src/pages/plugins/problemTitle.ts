import type { Plugin } from '../../api/model';

/** What is the matter with a plugin that has an error, as a key of the texts. */
export function problemTitle({ state, code }: Plugin) {
  if (state === 'REFUSED') return 'plugins.refused';
  return code === 'plugin.revoked' && state !== 'FAILED' ? 'plugins.revokedRuns' : 'plugins.failed';
}
