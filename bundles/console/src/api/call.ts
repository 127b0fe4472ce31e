import { send } from './client';
import { problemOf } from './problem';

type Query = Record<string, string | number | boolean | undefined>;

function address(path: string, query: Query = {}): string {
  const url = new URL(`${globalThis.location?.origin ?? ''}/api/v1${path}`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') url.searchParams.set(name, String(value));
  return url.href;
}

/** A body of form data is sent as it is, anything else as JSON. */
async function reply(method: string, path: string, options: { query?: Query; body?: unknown; etag?: string | undefined }) {
  const headers = new Headers();
  const form = options.body instanceof FormData ? options.body : undefined;
  if (options.body !== undefined && !form) headers.set('Content-Type', 'application/json');
  if (options.etag) headers.set('If-Match', `"${options.etag}"`);
  const body = form ?? (options.body === undefined ? null : JSON.stringify(options.body));
  const response = await send(new Request(address(path, options.query), { method, headers, body }));
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** A call that the generated client does not know (yet); errors arrive as ProblemErrors, as from the client. */
export async function call<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  options: { query?: Query; body?: unknown; etag?: string | undefined } = {},
): Promise<T> {
  const response = await reply(method, path, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** What a call answers with that is no JSON. */
export async function file(method: 'GET' | 'POST', path: string, options: { query?: Query; body?: unknown } = {}): Promise<Blob> {
  return (await reply(method, path, options)).blob();
}

/** Hands a file to the browser under the given name. */
export function save(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Some browsers read the object only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Fetches a file with the session's token and hands it to the browser under the given name. */
export async function download(path: string, query: Query, name: string): Promise<void> {
  save(await file('GET', path, { query }), name);
}

/** A picture as a data address: an image of a page cannot send the session's token itself. */
export async function picture(path: string): Promise<string> {
  const blob = await file('GET', path);
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('The picture cannot be read'));
    reader.readAsDataURL(blob);
  });
}
