import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../api/problem';
import { Session } from './session';

const tokens = (number: number) => ({ accessToken: `a${number}`, refreshToken: `r${number}`, expiresIn: 1800, passwordChangeRequired: false });
const fetched = vi.fn<typeof fetch>();

const answer = (status: number, body: object) =>
  fetched.mockImplementationOnce(() => Promise.resolve(new Response(JSON.stringify(body), { status })));

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => {
  fetched.mockReset();
  vi.unstubAllGlobals();
});

describe('Session', () => {
  it('renews once for all who ask at the same time', async () => {
    const session = new Session();
    session.begin(tokens(1));
    answer(200, tokens(2));
    expect(await Promise.all([session.renew('a1'), session.renew('a1')])).toEqual(['a2', 'a2']);
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(session.refreshToken()).toBe('r2');
  });

  it('does not use up the refresh token for a token that is old already', async () => {
    const session = new Session();
    session.begin(tokens(2));
    expect(await session.renew('a1')).toBe('a2');
    expect(fetched).not.toHaveBeenCalled();
  });

  it('takes the refresh token that another tab has left', async () => {
    const session = new Session();
    session.begin(tokens(1));
    localStorage.setItem('serai.refresh-token', 'r7');
    answer(200, tokens(8));
    await session.renew('a1');
    expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({ refreshToken: 'r7' });
  });

  it('ends when the hub refuses, and only then', async () => {
    const session = new Session();
    session.begin(tokens(1));
    answer(503, { code: 'store.unavailable', status: 503, detail: 'The database is away.' });
    await expect(session.renew('a1')).rejects.toThrow('The database is away.');
    expect(session.isLoggedIn()).toBe(true);
    answer(401, { code: 'auth.token-reused', status: 401 });
    await expect(session.renew('a1')).rejects.toBeInstanceOf(ProblemError);
    expect(session.isLoggedIn()).toBe(false);
  });

  it('tells who listens', () => {
    const session = new Session();
    const listener = vi.fn();
    session.subscribe(listener);
    session.begin(tokens(1));
    session.end();
    expect(listener).toHaveBeenCalledTimes(2);
  });
});
