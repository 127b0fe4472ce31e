import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { asProblem } from '../api/problem';
import { queries } from '../api/queries';
import { LiveProvider } from '../live/LiveProvider';
import { useIsLoggedIn } from './useSession';

/** Lets in who is logged in, and whose password is their own. */
export function Guard({ children }: { children: ReactNode }) {
  const loggedIn = useIsLoggedIn();
  const { pathname, search } = useLocation();
  const me = useQuery({ ...queries.me(), enabled: loggedIn });
  if (!loggedIn) {
    const from = pathname + search;
    return <Navigate to={from === '/' ? '/login' : `/login?next=${encodeURIComponent(from)}`} replace />;
  }
  if (me.data?.passwordChangeRequired || (me.error && asProblem(me.error).code === 'auth.password-change-required')) {
    return <Navigate to="/password" replace />;
  }
  return <LiveProvider>{children}</LiveProvider>;
}
