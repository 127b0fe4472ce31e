import { createContext, useContext, useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { LiveConnection } from './LiveConnection';
import type { ConnectionState, RoomListener } from './protocol';

export const LiveContext = createContext<LiveConnection | undefined>(undefined);

function useLive(): LiveConnection {
  const live = useContext(LiveContext);
  if (!live) throw new Error('LiveContext is missing');
  return live;
}

export function useConnectionState(): ConnectionState {
  const live = useLive();
  return useSyncExternalStore(live.onState, live.currentState);
}

/** Tries again at once instead of waiting. */
export function useReconnect(): () => void {
  return useLive().now;
}

/** Listens to a room while the component is there. */
export function useRoom(room: string, listener: RoomListener): void {
  const live = useLive();
  const onEvent = useEffectEvent(listener.onEvent);
  const onGap = useEffectEvent(() => listener.onGap?.());
  const onJoined = useEffectEvent(() => listener.onJoined?.());
  useEffect(
    () => live.join(room, { onEvent: (event) => onEvent(event), onGap: () => onGap(), onJoined: () => onJoined() }),
    [live, room],
  );
}
