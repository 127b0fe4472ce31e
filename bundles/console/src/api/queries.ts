import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, result } from './client';
import type { Ready } from './model';
import { problemOf, unreachable } from './problem';

/** Which executions are wanted; absent means "all". Times are ISO 8601. */
export interface ExecutionFilter {
  workflow?: string | undefined;
  status?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  q?: string | undefined;
  queue?: string | undefined;
}

const PAGE = 50;

const next = (page: { next?: string | undefined }): string | undefined => page.next ?? undefined;

/** "Not ready" is an answer (503 with the same body), not an error. */
async function ready(): Promise<Ready> {
  const response = await fetch('/ready').catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (!response.ok && response.status !== 503) throw await problemOf(response);
  return (await response.json()) as Ready;
}

/** Every read of the console, with its key; writes invalidate by the first word. */
export const queries = {
  me: () => queryOptions({ queryKey: ['me'], queryFn: () => result(api.GET('/me')), staleTime: 300_000 }),

  ready: () => queryOptions({ queryKey: ['ready'], queryFn: ready, refetchInterval: 15_000 }),

  counts: (since: string) =>
    queryOptions({
      queryKey: ['executions', 'counts', since],
      queryFn: () => result(api.GET('/executions/counts', { params: { query: { since } } })),
    }),

  series: (hours: number, buckets: number) =>
    queryOptions({
      queryKey: ['executions', 'series', hours, buckets],
      queryFn: () => {
        const to = new Date();
        const from = new Date(to.getTime() - hours * 3_600_000);
        const query = { from: from.toISOString(), to: to.toISOString(), buckets };
        return result(api.GET('/executions/series', { params: { query } }));
      },
      refetchInterval: 60_000,
    }),

  executions: (filter: ExecutionFilter, limit = PAGE) =>
    infiniteQueryOptions({
      queryKey: ['executions', 'list', filter, limit],
      queryFn: ({ pageParam }) =>
        result(api.GET('/executions', { params: { query: { ...filter, limit, cursor: pageParam } } })),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: next,
    }),

  execution: (id: string) =>
    queryOptions({
      queryKey: ['executions', 'one', id],
      queryFn: () => result(api.GET('/executions/{id}', { params: { path: { id } } })),
    }),

  steps: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['executions', 'steps', id],
      queryFn: ({ pageParam }) =>
        result(
          api.GET('/executions/{id}/steps', {
            params: { path: { id }, query: { limit: 500, cursor: pageParam } },
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: next,
    }),

  workflows: (q: string) =>
    infiniteQueryOptions({
      queryKey: ['workflows', 'list', q],
      queryFn: ({ pageParam }) =>
        result(
          api.GET('/workflows', { params: { query: { q: q || undefined, limit: PAGE, cursor: pageParam } } }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: next,
    }),

  /** To choose from; the hub gives at most 500 at once. */
  allWorkflows: () =>
    queryOptions({
      queryKey: ['workflows', 'all'],
      queryFn: () => result(api.GET('/workflows', { params: { query: { limit: 500 } } })),
    }),

  workflow: (id: string) =>
    queryOptions({
      queryKey: ['workflows', 'one', id],
      queryFn: () => result(api.GET('/workflows/{id}', { params: { path: { id } } })),
    }),

  versions: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['workflows', 'versions', id],
      queryFn: ({ pageParam }) =>
        result(
          api.GET('/workflows/{id}/versions', {
            params: { path: { id }, query: { limit: PAGE, cursor: pageParam } },
          }),
        ),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: next,
    }),

  /** Camel's own schema, for completion; the editor works without it. */
  camelSchema: () =>
    queryOptions({
      queryKey: ['nodes', 'schema'],
      queryFn: () => result(api.GET('/nodes/schema/yaml')),
      staleTime: Infinity,
      retry: false,
    }),

  plugins: () =>
    queryOptions({
      queryKey: ['plugins'],
      queryFn: () => result(api.GET('/plugins', { params: { query: { limit: 500 } } })),
    }),

  sessions: () =>
    queryOptions({
      queryKey: ['me', 'sessions'],
      queryFn: () => result(api.GET('/me/sessions', { params: { query: { limit: 500 } } })),
    }),

  apiKeys: () =>
    queryOptions({
      queryKey: ['me', 'api-keys'],
      queryFn: () => result(api.GET('/me/api-keys', { params: { query: { limit: 500 } } })),
    }),

  audit: (q: string) =>
    infiniteQueryOptions({
      queryKey: ['audit', q],
      queryFn: ({ pageParam }) =>
        result(api.GET('/audit', { params: { query: { q: q || undefined, limit: PAGE, cursor: pageParam } } })),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: next,
    }),
};
