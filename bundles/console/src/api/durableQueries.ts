import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { durable } from './durable';
import type { Timing } from './durableModel';

const PAGE = 50;
/** What the badge counts to; more is shown as "99+". */
const COUNTED = 100;

const next = (page: { next?: string | null | undefined }): string | undefined => page.next ?? undefined;
const start = undefined as string | undefined;

/** The reads of durable routes, with their keys; writes invalidate by the first word. */
export const durableQueries = {
  events: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['executions', 'events', id],
      queryFn: ({ pageParam }) => durable.events(id, { limit: 500, cursor: pageParam }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  state: (id: string, at: string) =>
    queryOptions({ queryKey: ['executions', 'state', id, at], queryFn: () => durable.state(id, at), staleTime: 60_000 }),

  /** What people marked; the changes of status are on the timeline anyway. */
  bookmarks: (id: string) =>
    queryOptions({
      queryKey: ['executions', 'bookmarks', id],
      queryFn: async () => (await durable.bookmarks(id)).items.filter((one) => one.kind === 'BOOKMARK'),
      retry: false,
    }),

  logs: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['executions', 'logs', id],
      queryFn: ({ pageParam }) => durable.logs(id, { limit: 200, cursor: pageParam }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  /** The sub-workflows that an execution started. */
  children: (id: string) =>
    queryOptions({
      queryKey: ['executions', 'children', id],
      queryFn: async () => (await durable.children(id)).items.filter((one) => one.parent === id),
    }),

  approvals: (status: 'open' | 'decided') =>
    infiniteQueryOptions({
      queryKey: ['approvals', 'list', status],
      queryFn: ({ pageParam }) => durable.approvals(status, { limit: PAGE, cursor: pageParam }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  approvalsCount: () =>
    queryOptions({
      queryKey: ['approvals', 'count'],
      queryFn: async () => (await durable.approvals('open', { limit: COUNTED })).items.length,
      retry: false,
    }),

  /** The open approvals of one execution. */
  approvalsOf: (execution: string, workflowName: string) =>
    queryOptions({
      queryKey: ['approvals', 'of', execution],
      queryFn: async () =>
        (await durable.approvals('open', { limit: 500, q: workflowName })).items.filter((one) => one.execution === execution),
      retry: false,
    }),

  approval: (id: string) => queryOptions({ queryKey: ['approvals', 'one', id], queryFn: () => durable.approval(id) }),

  deadLetters: () =>
    infiniteQueryOptions({
      queryKey: ['dead-letters'],
      queryFn: ({ pageParam }) => durable.deadLetters({ limit: PAGE, cursor: pageParam }),
      initialPageParam: start,
      getNextPageParam: next,
    }),

  queues: () => queryOptions({ queryKey: ['queues'], queryFn: () => durable.queues(), refetchInterval: 5_000 }),

  schedules: () =>
    infiniteQueryOptions({
      queryKey: ['schedules', 'list'],
      queryFn: ({ pageParam }) => durable.schedules({ limit: PAGE, cursor: pageParam }),
      initialPageParam: start,
      getNextPageParam: next,
      refetchInterval: 15_000,
    }),

  schedule: (id: string) => queryOptions({ queryKey: ['schedules', 'one', id], queryFn: () => durable.schedule(id) }),

  preview: (timing: Timing) =>
    queryOptions({
      queryKey: ['schedules', 'preview', timing],
      queryFn: () => durable.preview({ ...timing, count: 3 }),
      retry: false,
      staleTime: 60_000,
    }),

  history: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['schedules', 'history', id],
      queryFn: ({ pageParam }) => durable.history(id, { limit: PAGE, cursor: pageParam }),
      initialPageParam: start,
      getNextPageParam: next,
      refetchInterval: 15_000,
    }),

  diff: (id: string, from: string, to: string) =>
    queryOptions({ queryKey: ['workflows', 'diff', id, from, to], queryFn: () => durable.diff(id, from, to) }),
};
