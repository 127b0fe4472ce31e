import {
  backoff,
  HISTORY_LOST,
  type ConnectionState,
  type LiveEvent,
  type RoomListener,
  type ServerMessage,
} from './protocol';

interface Room {
  listeners: Set<RoomListener>;
  /** The last number seen; undefined before the first event. */
  seq: number | undefined;
}

export interface LiveOptions {
  url: string;
  token: () => Promise<string | undefined>;
  /** The hub refused the token. */
  onRefused: () => Promise<unknown>;
  open?: (url: string) => WebSocket;
}

const PING_MILLIS = 20_000;
/** After so many tries in a row the hub counts as away. */
const OFFLINE_AFTER = 3;

/**
 * One WebSocket for the whole console. Rooms survive a lost connection: they are joined again after the last number
 * seen, and where the hub no longer has what came between, listeners are told to read again.
 */
export class LiveConnection {
  private readonly options: LiveOptions;
  private readonly rooms = new Map<string, Room>();
  private readonly stateListeners = new Set<() => void>();
  private socket: WebSocket | undefined;
  private state: ConnectionState = 'connecting';
  private attempt = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private ping: ReturnType<typeof setInterval> | undefined;
  private stopped = true;

  constructor(options: LiveOptions) {
    this.options = options;
  }

  readonly currentState = (): ConnectionState => this.state;

  readonly onState = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  start(): void {
    this.stopped = false;
    globalThis.addEventListener?.('online', this.now);
    void this.connect();
  }

  stop(): void {
    this.stopped = true;
    globalThis.removeEventListener?.('online', this.now);
    clearTimeout(this.retry);
    this.drop();
  }

  /** Listens to a room; the returned function ends it. */
  join(name: string, listener: RoomListener): () => void {
    let room = this.rooms.get(name);
    if (!room) {
      room = { listeners: new Set(), seq: undefined };
      this.rooms.set(name, room);
      this.subscribe(name, room);
    }
    room.listeners.add(listener);
    const joined = room;
    return () => {
      joined.listeners.delete(listener);
      if (joined.listeners.size === 0 && this.rooms.get(name) === joined) {
        this.rooms.delete(name);
        this.send({ type: 'unsubscribe', room: name });
      }
    };
  }

  /** Does not wait for the next try. */
  readonly now = (): void => {
    if (this.stopped || this.state === 'connected') return;
    clearTimeout(this.retry);
    this.attempt = 0;
    void this.connect();
  };

  private async connect(): Promise<void> {
    this.drop();
    const token = await this.options.token().catch(() => undefined);
    if (this.stopped) return;
    if (!token) return this.later();
    const socket = this.options.open?.(this.options.url) ?? new WebSocket(this.options.url);
    this.socket = socket;
    socket.onopen = () => {
      this.send({ type: 'auth', token });
      for (const [name, room] of this.rooms) this.subscribe(name, room);
      const again = this.attempt > 0;
      this.attempt = 0;
      this.change('connected');
      this.ping = setInterval(() => this.send({ type: 'ping' }), PING_MILLIS);
      // A room without a number yet cannot be resumed.
      if (again) for (const room of this.rooms.values()) if (room.seq === undefined) gap(room);
    };
    socket.onmessage = (message: MessageEvent<string>) => this.receive(JSON.parse(message.data) as ServerMessage);
    socket.onclose = () => {
      if (this.socket === socket) this.later();
    };
  }

  private receive(message: ServerMessage): void {
    if (message.type === 'error') return this.refused(message);
    const room = message.room === undefined ? undefined : this.rooms.get(message.room);
    if (!room || typeof message.seq !== 'number') return;
    if (message.type === 'subscribed') {
      // Numbers that went back: the hub has started again, and what it knew of this room is gone.
      const restarted = room.seq !== undefined && message.seq < room.seq;
      const first = room.seq === undefined;
      if (first || restarted) room.seq = message.seq;
      if (first) for (const listener of [...room.listeners]) listener.onJoined?.();
      if (restarted) gap(room);
      return;
    }
    if (room.seq !== undefined && message.seq <= room.seq) return;
    room.seq = message.seq;
    for (const listener of [...room.listeners]) listener.onEvent({ data: {}, ...message } as LiveEvent);
  }

  private refused(message: ServerMessage): void {
    const code = String(message.data?.code ?? '');
    if (message.room === undefined) {
      // The token was refused; the hub closes the connection, and the next one brings a new token.
      if (code.startsWith('auth.')) void this.options.onRefused().catch(() => undefined);
      return;
    }
    const room = this.rooms.get(message.room);
    if (room && code === HISTORY_LOST) {
      room.seq = undefined;
      this.subscribe(message.room, room);
      gap(room);
    }
  }

  private later(): void {
    this.drop();
    if (this.stopped) return;
    this.change(this.attempt >= OFFLINE_AFTER ? 'offline' : 'reconnecting');
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), backoff(this.attempt++));
  }

  private subscribe(name: string, room: Room): void {
    this.send({ type: 'subscribe', room: name, ...(room.seq === undefined ? {} : { after: room.seq }) });
  }

  private send(message: object): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(message));
  }

  private drop(): void {
    clearInterval(this.ping);
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }

  private change(state: ConnectionState): void {
    if (this.state === state) return;
    this.state = state;
    for (const listener of this.stateListeners) listener();
  }
}

function gap(room: Room): void {
  for (const listener of [...room.listeners]) listener.onGap?.();
}
