import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useRoom } from './LiveContext';

const GROUP_MILLIS = 400;

/** Reads again what a room's events change, once for all events of a moment: a busy hub has thousands a second. */
export function useLiveInvalidation(room: string, keys: QueryKey[], types?: (type: string) => boolean): void {
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
    onGap: changed,
  });
}
