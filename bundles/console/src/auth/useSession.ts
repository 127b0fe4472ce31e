import { useSyncExternalStore } from 'react';
import { session } from './session';

/** Whether somebody is logged in, in any tab of this browser. */
export function useIsLoggedIn(): boolean {
  return useSyncExternalStore(session.subscribe, session.isLoggedIn);
}
