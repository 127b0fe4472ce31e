import createClient, { type Middleware } from 'openapi-fetch';
import { session } from '../auth/session';
import type { paths } from '../../target/api/schema';
import { problemOf, unreachable } from './problem';

/** Calls that carry their own credentials. */
const OPEN = ['/api/v1/auth/login', '/api/v1/auth/refresh'];

async function withToken(request: Request, token: string | undefined): Promise<Response> {
  const authorized = new Request(request);
  if (token) authorized.headers.set('Authorization', `Bearer ${token}`);
  return fetch(authorized).catch((cause: unknown) => {
    throw unreachable(cause);
  });
}

/** Sends a request with the session's token, and once more with a new one if the hub refuses the first. */
export async function send(request: Request): Promise<Response> {
  if (OPEN.includes(new URL(request.url).pathname)) return withToken(request, undefined);
  const again = request.clone();
  const token = await session.token();
  const response = await withToken(request, token);
  if (response.status !== 401 || !session.isLoggedIn()) return response;
  return withToken(again, await session.renew(token));
}

const problems: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return undefined;
    throw await problemOf(response);
  },
};

/** The hub's REST interface, typed by its OpenAPI document; every error arrives as a ProblemError. */
export const api = createClient<paths>({ baseUrl: `${globalThis.location?.origin ?? ''}/api/v1`, fetch: send });
api.use(problems);

/** The result of a call that went well (the others have thrown). */
export async function result<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}
