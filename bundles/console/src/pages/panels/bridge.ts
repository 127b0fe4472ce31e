import { send } from '../../api/client';
import { problemOf, ProblemError } from '../../api/problem';

/** What a panel posts to its parent to call the hub. */
export interface PanelCall {
  type: 'serai.call';
  /** Comes back with the answer. */
  id: string | number;
  method: string;
  /** Below /api/v1. */
  path: string;
  body?: unknown;
}

export type PanelAnswer =
  | { type: 'serai.result'; id: string | number; ok: true; status: number; body: unknown }
  | { type: 'serai.result'; id: string | number; ok: false; status: number; problem: unknown };

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const BASE = '/api/v1/';

export function isPanelCall(data: unknown): data is PanelCall {
  if (typeof data !== 'object' || data === null) return false;
  const call = data as Partial<Record<keyof PanelCall, unknown>>;
  return (
    call.type === 'serai.call' &&
    (typeof call.id === 'string' || typeof call.id === 'number') &&
    typeof call.path === 'string' &&
    typeof call.method === 'string' &&
    METHODS.includes(call.method)
  );
}

/** The address of a call; undefined where it would lead anywhere but to the REST interface of this hub. */
export function panelAddress(path: string, origin: string): string | undefined {
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return undefined;
  const url = new URL(`${origin}${BASE.slice(0, -1)}${path}`);
  return url.origin === origin && url.pathname.startsWith(BASE) ? url.href : undefined;
}

function refused(id: string | number, detail: string): PanelAnswer {
  return { type: 'serai.result', id, ok: false, status: 0, problem: { status: 0, code: 'panel.refused', detail } };
}

/**
 * Makes a panel's call with the person's session. The hub is told for which panel, and allows what both may; the token
 * stays here.
 */
export async function answer(call: PanelCall, panel: string): Promise<PanelAnswer> {
  const address = panelAddress(call.path, globalThis.location.origin);
  if (!address) return refused(call.id, 'A panel calls the REST interface of its hub, with a path below /api/v1.');
  const headers = new Headers({ Accept: 'application/json', 'X-Serai-Panel': panel });
  const hasBody = call.body !== undefined && call.method !== 'GET';
  if (hasBody) headers.set('Content-Type', 'application/json');
  try {
    const response = await send(
      new Request(address, { method: call.method, headers, body: hasBody ? JSON.stringify(call.body) : null }),
    );
    if (!response.ok) throw await problemOf(response);
    const text = await response.text();
    return { type: 'serai.result', id: call.id, ok: true, status: response.status, body: text ? (JSON.parse(text) as unknown) : null };
  } catch (error) {
    if (error instanceof ProblemError) {
      return { type: 'serai.result', id: call.id, ok: false, status: error.status, problem: error.problem };
    }
    return refused(call.id, error instanceof Error ? error.message : String(error));
  }
}
