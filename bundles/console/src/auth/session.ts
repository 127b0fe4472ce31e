import type { Tokens } from '../api/model';
import { problemOf, unreachable } from '../api/problem';

const REFRESH_KEY = 'serai.refresh-token';
const CHANNEL = 'serai-session';
/** An access token is renewed this long before it ends. */
const EARLY_MILLIS = 60_000;

interface Access {
  token: string;
  expiresAt: number;
}

type Shared = { type: 'access'; access: Access } | { type: 'ended' };

/**
 * Who is logged in, in this tab. The access token stays in memory; the refresh token is in local storage, because it
 * rotates: all tabs must use the newest one, or the hub takes an old one for stolen. Only one tab renews at a time and
 * tells the others.
 */
export class Session {
  private access: Access | undefined;
  private renewal: Promise<string> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly listeners = new Set<() => void>();
  private readonly channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
  private readonly storage: Storage;

  constructor(storage: Storage = localStorage) {
    this.storage = storage;
    this.channel?.addEventListener('message', (event: MessageEvent<Shared>) => {
      if (event.data.type === 'access') this.keepAccess(event.data.access);
      else this.forget();
    });
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly isLoggedIn = (): boolean => this.storage.getItem(REFRESH_KEY) !== null;

  begin(tokens: Tokens): void {
    this.keep(tokens);
  }

  /** A token that is valid now; asks the hub for one if need be. */
  async token(): Promise<string | undefined> {
    if (this.access && this.access.expiresAt > Date.now()) return this.access.token;
    return this.isLoggedIn() ? this.renew(this.access?.token) : undefined;
  }

  /**
   * A newer token than the one that the hub refused.
   *
   * @throws ProblemError if the hub is not there, or if it refuses; then the session is over
   */
  renew(refused: string | undefined): Promise<string> {
    this.renewal ??= this.exclusively(async () => {
      if (this.access && this.access.token !== refused && this.access.expiresAt > Date.now()) return this.access.token;
      return this.exchange();
    }).finally(() => {
      this.renewal = undefined;
    });
    return this.renewal;
  }

  /** A new token, because the hub does not want the one of now. */
  renewRefused(): Promise<string> {
    return this.renew(this.access?.token);
  }

  /** Ends the session here and in every other tab. */
  end(): void {
    this.storage.removeItem(REFRESH_KEY);
    this.channel?.postMessage({ type: 'ended' } satisfies Shared);
    this.forget();
  }

  refreshToken(): string | null {
    return this.storage.getItem(REFRESH_KEY);
  }

  private async exchange(): Promise<string> {
    const refreshToken = this.refreshToken();
    const response = await fetch('/api/v1/auth/refresh', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ refreshToken }),
    }).catch((cause: unknown) => {
      throw unreachable(cause);
    });
    if (!response.ok) {
      const problem = await problemOf(response);
      // Anything else (the hub restarts, a limit) is no reason to throw somebody out.
      if ([400, 401, 403].includes(response.status) && this.refreshToken() === refreshToken) this.end();
      throw problem;
    }
    return this.keep((await response.json()) as Tokens);
  }

  private keep(tokens: Tokens): string {
    const access = { token: tokens.accessToken, expiresAt: Date.now() + tokens.expiresIn * 1000 };
    this.storage.setItem(REFRESH_KEY, tokens.refreshToken);
    this.channel?.postMessage({ type: 'access', access } satisfies Shared);
    this.keepAccess(access);
    return access.token;
  }

  private keepAccess(access: Access): void {
    this.access = access;
    clearTimeout(this.timer);
    const delay = Math.max(access.expiresAt - Date.now() - EARLY_MILLIS, 1_000);
    this.timer = setTimeout(() => void this.renew(access.token).catch(() => undefined), delay);
    this.changed();
  }

  private forget(): void {
    this.access = undefined;
    clearTimeout(this.timer);
    this.changed();
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  /** Across tabs where the browser has locks (always, but on plain http from another machine). */
  private exclusively<T>(work: () => Promise<T>): Promise<T> {
    if (typeof navigator === 'undefined' || !('locks' in navigator) || !navigator.locks) return work();
    return navigator.locks.request('serai-refresh', work) as Promise<T>;
  }
}

export const session = new Session();
