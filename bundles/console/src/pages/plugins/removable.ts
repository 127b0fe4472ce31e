import type { Plugin } from '../../api/model';

/** Nothing of a refused plugin is installed, and what drains is on its way out already. */
export function isRemovable({ state, source }: Plugin): boolean {
  return state !== 'REFUSED' && source !== 'system';
}
