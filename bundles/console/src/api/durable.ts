import { call, download } from './call';
import { api, result } from './client';
import type {
  Bookmark,
  ExecutionEvent,
  ExecutionExport,
  ForkOverrides,
  LogLine,
  PageOf,
  Queue,
  Replay,
  ScheduleDraft,
  StepState,
  Tag,
  Timing,
  WorkflowExport,
} from './durableModel';
import type { Execution, Workflow } from './model';

interface Range {
  limit: number;
  cursor?: string | undefined;
}

const byId = (id: string) => ({ params: { path: { id } } });
const byName = (name: string) => ({ params: { path: { name } } });
const execution = (id: string) => `/executions/${encodeURIComponent(id)}`;
const tagged = (etag: string | undefined) => (etag ? { header: { 'If-Match': `"${etag}"` } } : {});

/** The calls of durable routes: what can be done with executions, approvals, schedules, queues and versions. */
export const durable = {
  cancel: (id: string) => result(api.POST('/executions/{id}/cancel', byId(id))),
  pause: (id: string) => result(api.POST('/executions/{id}/pause', byId(id))),
  resume: (id: string) => result(api.POST('/executions/{id}/resume', byId(id))),
  retry: (id: string, from?: string) => result(api.POST('/executions/{id}/retry', { ...byId(id), body: from ? { from } : {} })),
  rerun: (id: string, body: { input?: unknown }) => result(api.POST('/executions/{id}/rerun', { ...byId(id), body })),
  replay: (id: string) => call<Replay>('POST', `${execution(id)}/replay`),
  fork: (id: string, at: string, overrides: ForkOverrides) =>
    call<Execution>('POST', `${execution(id)}/fork`, { body: { at, overrides } }),
  /** Lets a run that is debugged go on: by one step, or to the next pause. */
  resumeDraft: (id: string, step: boolean, breakpoints: readonly string[]) =>
    call<Execution>('POST', `${execution(id)}/resume`, { body: { step, breakpoints } }),
  runDraft: (workflow: string, input: unknown, breakpoints: readonly string[], stepByStep: boolean) =>
    call<Execution>('POST', `/workflows/${encodeURIComponent(workflow)}/execute`, { body: { input, draft: true, breakpoints, stepByStep } }),
  logs: (id: string, range: Range) => call<PageOf<LogLine>>('GET', `${execution(id)}/logs`, { query: { ...range } }),
  bookmarks: (id: string) => call<PageOf<Bookmark>>('GET', `${execution(id)}/bookmarks`, { query: { limit: 500 } }),
  addBookmark: (id: string, at: string, label: string) => call<Bookmark>('POST', `${execution(id)}/bookmarks`, { body: { at, label } }),
  removeBookmark: (id: string, bookmark: string) =>
    call<undefined>('DELETE', `${execution(id)}/bookmarks/${encodeURIComponent(bookmark)}`),
  events: (id: string, range: Range) => call<PageOf<ExecutionEvent>>('GET', `${execution(id)}/events`, { query: { ...range } }),
  state: (id: string, at: string) => call<StepState>('GET', `${execution(id)}/state`, { query: { at } }),
  children: (parent: string) => call<PageOf<Execution>>('GET', '/executions', { query: { parent, limit: 100 } }),
  exportExecution: (id: string, format: ExecutionExport) =>
    download(`${execution(id)}/export`, { format }, `execution-${id}.${format}`),

  approvals: (status: 'open' | 'decided', range: Range & { q?: string }) =>
    result(api.GET('/approvals', { params: { query: { status, ...range } } })),
  approval: (id: string) => result(api.GET('/approvals/{id}', byId(id))),
  approve: (id: string, body: { comment?: string; data?: unknown }) =>
    result(api.POST('/approvals/{id}/approve', { ...byId(id), body })),
  reject: (id: string, body: { comment?: string }) => result(api.POST('/approvals/{id}/reject', { ...byId(id), body })),
  /** A link by which one person decides once, without logging in; the hub shows it this once. */
  approvalLink: (id: string, person: string) =>
    result(api.POST('/approvals/{id}/links', { ...byId(id), body: person ? { person } : {} })),

  deadLetters: (range: Range) => call<PageOf<Execution>>('GET', '/dead-letters', { query: { ...range } }),
  requeue: (id: string) => call<unknown>('POST', `/dead-letters/${encodeURIComponent(id)}/requeue`),
  /** Takes it off the list; it can still be read. */
  discard: (id: string) => call<undefined>('DELETE', `/dead-letters/${encodeURIComponent(id)}`),
  requeueMany: (body: { ids?: string[]; workflow?: string }) =>
    call<{ requeued: number }>('POST', '/dead-letters/requeue', { body }),

  queues: () => result(api.GET('/queues', { params: { query: { limit: 500 } } })),
  // No number is no limit.
  createQueue: (name: string, concurrency: number | undefined) =>
    result(api.POST('/queues', { body: { name, active: true, ...(concurrency ? { concurrency } : {}) } })),
  updateQueue: ({ name, active, etag }: Queue, concurrency: number | undefined) =>
    result(
      api.PUT('/queues/{name}', {
        params: { path: { name }, ...tagged(etag) },
        body: { active, ...(concurrency ? { concurrency } : {}) },
      }),
    ),
  deleteQueue: (name: string) => result(api.DELETE('/queues/{name}', byName(name))),
  switchQueue: (name: string, active: boolean) =>
    result(active ? api.POST('/queues/{name}/activate', byName(name)) : api.POST('/queues/{name}/deactivate', byName(name))),

  schedules: (range: Range) => result(api.GET('/schedules', { params: { query: { ...range } } })),
  schedule: (id: string) => result(api.GET('/schedules/{id}', byId(id))),
  history: (id: string, range: Range) =>
    result(api.GET('/schedules/{id}/history', { params: { path: { id }, query: { ...range } } })),
  createSchedule: (body: ScheduleDraft) => result(api.POST('/schedules', { body })),
  updateSchedule: (id: string, body: ScheduleDraft, etag?: string) =>
    result(api.PUT('/schedules/{id}', { params: { path: { id }, ...tagged(etag) }, body })),
  deleteSchedule: (id: string) => result(api.DELETE('/schedules/{id}', byId(id))),
  pauseSchedule: (id: string) => result(api.POST('/schedules/{id}/pause', byId(id))),
  resumeSchedule: (id: string) => result(api.POST('/schedules/{id}/resume', byId(id))),
  preview: (body: Timing & { count: number }) => result(api.POST('/schedules/preview', { body })),
  fire: (id: string) => result(api.POST('/schedules/{id}/fire', byId(id))),

  publish: (id: string, note: string) =>
    result(api.POST('/workflows/{id}/publish', { ...byId(id), body: note ? { note } : {} })),
  diff: (id: string, from: string, to: string) =>
    result(api.GET('/workflows/{id}/diff', { params: { path: { id }, query: { from, to } } })),
  /** A tag that is not named stays where it is; null takes it away. */
  tag: (id: string, tags: Partial<Record<Tag, number | null>>) =>
    result(api.PUT('/workflows/{id}/tags', { ...byId(id), body: tags as Record<string, number> })),
  exportWorkflow: (id: string, name: string, format: WorkflowExport) =>
    download(
      `/workflows/${encodeURIComponent(id)}/export`,
      { format },
      `${name.replace(/[^\w.-]+/g, '-')}.${format === 'task-graph' ? 'tasks.json' : format}`,
    ),
  importWorkflow: (body: { text: string; format?: WorkflowExport; name?: string }) =>
    call<Workflow>('POST', '/workflows/import', { body }),
};
