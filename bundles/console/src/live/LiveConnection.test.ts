import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveConnection } from './LiveConnection';
import { backoff } from './protocol';

class FakeSocket {
  readyState = 1;
  readonly sent: Record<string, unknown>[] = [];
  onopen?: () => void;
  onmessage?: (message: { data: string }) => void;
  onclose?: () => void;
  send(text: string) {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close() {
    this.readyState = 3;
  }
  says(message: object) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const sockets: FakeSocket[] = [];
const latest = () => sockets.at(-1) as FakeSocket;

function connection() {
  return new LiveConnection({
    url: 'ws://hub/v1',
    token: () => Promise.resolve('t'),
    onRefused: () => Promise.resolve(),
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket as unknown as WebSocket;
    },
  });
}

async function opened(live: LiveConnection) {
  live.start();
  await vi.advanceTimersByTimeAsync(0);
  latest().onopen?.();
}

async function loseAndReturn() {
  latest().onclose?.();
  await vi.advanceTimersByTimeAsync(1_000);
  latest().onopen?.();
}

beforeEach(() => {
  vi.useFakeTimers();
  sockets.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('LiveConnection', () => {
  it('logs in before it joins rooms', async () => {
    const live = connection();
    live.join('plugins', { onEvent: vi.fn() });
    await opened(live);
    expect(latest().sent).toEqual([{ type: 'auth', token: 't' }, { type: 'subscribe', room: 'plugins' }]);
    expect(live.currentState()).toBe('connected');
    live.stop();
  });

  it('tells when a room is joined for the first time, for what changed just before', async () => {
    const live = connection();
    const onJoined = vi.fn();
    live.join('execution:1', { onEvent: vi.fn(), onJoined });
    await opened(live);
    latest().says({ type: 'subscribed', room: 'execution:1', seq: 7 });
    expect(onJoined).toHaveBeenCalledTimes(1);
    await loseAndReturn();
    latest().says({ type: 'subscribed', room: 'execution:1', seq: 7 });
    expect(onJoined).toHaveBeenCalledTimes(1);
    live.stop();
  });

  it('joins again after the last number seen, and hands each event out once', async () => {
    const live = connection();
    const onEvent = vi.fn();
    const onGap = vi.fn();
    live.join('executions', { onEvent, onGap });
    await opened(live);
    latest().says({ type: 'subscribed', room: 'executions', seq: 4 });
    latest().says({ type: 'execution.started', room: 'executions', seq: 5, data: {} });
    await loseAndReturn();
    expect(latest().sent[1]).toEqual({ type: 'subscribe', room: 'executions', after: 5 });
    latest().says({ type: 'subscribed', room: 'executions', seq: 6 });
    latest().says({ type: 'execution.started', room: 'executions', seq: 5, data: {} });
    latest().says({ type: 'execution.completed', room: 'executions', seq: 6, data: {} });
    expect(onEvent.mock.calls.map(([event]: { seq: number }[]) => event?.seq)).toEqual([5, 6]);
    expect(onGap).not.toHaveBeenCalled();
    live.stop();
  });

  it('asks to read again where the history is lost, and where the hub has started anew', async () => {
    const live = connection();
    const onGap = vi.fn();
    live.join('plugins', { onEvent: vi.fn(), onGap });
    await opened(live);
    latest().says({ type: 'plugin.installed', room: 'plugins', seq: 9, data: {} });
    latest().says({ type: 'error', room: 'plugins', data: { code: 'room.history-lost' } });
    expect(onGap).toHaveBeenCalledTimes(1);
    expect(latest().sent.at(-1)).toEqual({ type: 'subscribe', room: 'plugins' });
    latest().says({ type: 'plugin.installed', room: 'plugins', seq: 10, data: {} });
    await loseAndReturn();
    latest().says({ type: 'subscribed', room: 'plugins', seq: 0 });
    expect(onGap).toHaveBeenCalledTimes(2);
    live.stop();
  });

  it('says when the hub is away for longer, and stops when it is told to', async () => {
    const live = connection();
    await opened(live);
    for (let tries = 0; tries < 5; tries++) {
      latest().onclose?.();
      await vi.advanceTimersByTimeAsync(30_000);
    }
    latest().onclose?.();
    expect(live.currentState()).toBe('offline');
    live.stop();
    const count = sockets.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(sockets).toHaveLength(count);
  });
});

describe('backoff', () => {
  it('doubles up to half a minute and never comes at the same time for all', () => {
    expect(backoff(0, () => 0)).toBe(250);
    expect(backoff(0, () => 1)).toBe(500);
    expect(backoff(3, () => 1)).toBe(4_000);
    expect(backoff(20, () => 1)).toBe(30_000);
  });
});
