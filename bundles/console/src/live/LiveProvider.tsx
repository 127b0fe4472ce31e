import { useEffect, useState, type ReactNode } from 'react';
import { session } from '../auth/session';
import { LiveConnection } from './LiveConnection';
import { LiveContext } from './LiveContext';

function connection(): LiveConnection {
  const url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1`;
  return new LiveConnection({
    url,
    token: () => session.token(),
    onRefused: () => session.renewRefused(),
  });
}

/** Keeps the live connection open while somebody is logged in. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [live] = useState(connection);
  useEffect(() => {
    live.start();
    return () => live.stop();
  }, [live]);
  return <LiveContext value={live}>{children}</LiveContext>;
}
