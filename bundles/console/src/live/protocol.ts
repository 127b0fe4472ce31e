/** What the hub sends over `/v1`. */
export interface LiveEvent {
  type: string;
  room: string;
  seq: number;
  at: string;
  data: Record<string, unknown>;
}

/** Events, and the hub's own words: `authenticated`, `subscribed` (with the room's number), `pong`, `error` (code in data). */
export type ServerMessage = Partial<LiveEvent> & { type: string };

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'offline';

export interface RoomListener {
  onEvent: (event: LiveEvent) => void;
  /** From now on nothing is missed; what was read before may lack something. */
  onJoined?: (() => void) | undefined;
  /** Events were missed for good: read the state again. */
  onGap?: () => void;
}

/** The hub no longer has what came after a number. */
export const HISTORY_LOST = 'room.history-lost';

const FIRST_DELAY = 500;
const LAST_DELAY = 30_000;

/** How long to wait before the n-th new try (from 0): doubling, with jitter so that tabs do not come all at once. */
export function backoff(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(LAST_DELAY, FIRST_DELAY * 2 ** attempt);
  return Math.round(ceiling / 2 + (ceiling / 2) * random());
}
