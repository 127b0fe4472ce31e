import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useRoom } from './LiveContext';

const GROUP_MILLIS = 400;

interface Options {
  /** Which events matter; all, if it is not said. */
  types?: (type: string) => boolean;
  /** Reads once more as soon as the room is joined: for what may change just while its page opens. */
  onJoined?: boolean;
}

/** Reads again what a room's events change, once for all events of a moment: a busy hub has thousands a second. */
export function useLiveInvalidation(room: string, keys: QueryKey[], { types, onJoined = false }: Options = {}): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const wanted = useRef(keys);
  useEffect(() => {
    wanted.current = keys;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  const changed = useCallback(() => {
    if (timer.current !== undefined) return;
    timer.current = setTimeout(() => {
      timer.current = undefined;
      for (const queryKey of wanted.current) void client.invalidateQueries({ queryKey });
    }, GROUP_MILLIS);
  }, [client]);
  useRoom(room, {
    onEvent: (event) => {
      if (!types || types(event.type)) changed();
    },
    onJoined: onJoined ? changed : undefined,
    onGap: changed,
  });
}
