import { call, download } from './call';
import type {
  Approval,
  ExecutionEvent,
  ExecutionExport,
  Firing,
  ForkOverrides,
  PageOf,
  Queue,
  Replay,
  Schedule,
  ScheduleDraft,
  StepState,
  Tag,
  TaggedVersion,
  Timing,
  VersionDiff,
  WorkflowExport,
} from './durableModel';
import type { Execution, Workflow } from './model';

const part = encodeURIComponent;
const execution = (id: string) => `/executions/${part(id)}`;
const approval = (id: string) => `/approvals/${part(id)}`;
const schedule = (id: string) => `/schedules/${part(id)}`;
const queue = (name: string) => `/queues/${part(name)}`;
const workflow = (id: string) => `/workflows/${part(id)}`;

interface Range {
  limit: number;
  cursor?: string | undefined;
}

/** The calls of durable routes: what can be done with executions, approvals, schedules, queues and versions. */
export const durable = {
  cancel: (id: string) => call<Execution>('POST', `${execution(id)}/cancel`),
  pause: (id: string) => call<Execution>('POST', `${execution(id)}/pause`),
  resume: (id: string) => call<Execution>('POST', `${execution(id)}/resume`),
  retry: (id: string, from?: string) => call<Execution>('POST', `${execution(id)}/retry`, { body: from ? { from } : {} }),
  rerun: (id: string, body: { input?: unknown }) => call<Execution>('POST', `${execution(id)}/rerun`, { body }),
  replay: (id: string) => call<Replay>('POST', `${execution(id)}/replay`),
  fork: (id: string, at: string, overrides: ForkOverrides) =>
    call<Execution>('POST', `${execution(id)}/fork`, { body: { at, overrides } }),
  events: (id: string, range: Range) => call<PageOf<ExecutionEvent>>('GET', `${execution(id)}/events`, { query: { ...range } }),
  state: (id: string, at: string) => call<StepState>('GET', `${execution(id)}/state`, { query: { at } }),
  children: (parent: string) => call<PageOf<Execution>>('GET', '/executions', { query: { parent, limit: 100 } }),
  exportExecution: (id: string, format: ExecutionExport) =>
    download(`${execution(id)}/export`, { format }, `execution-${id}.${format}`),

  approvals: (status: 'open' | 'decided', range: Range & { q?: string }) =>
    call<PageOf<Approval>>('GET', '/approvals', { query: { status, ...range } }),
  approval: (id: string) => call<Approval>('GET', approval(id)),
  approve: (id: string, body: { comment?: string; data?: unknown }) =>
    call<Approval>('POST', `${approval(id)}/approve`, { body }),
  reject: (id: string, body: { comment?: string }) => call<Approval>('POST', `${approval(id)}/reject`, { body }),

  deadLetters: (range: Range) => call<PageOf<Execution>>('GET', '/dead-letters', { query: { ...range } }),
  requeue: (id: string) => call<unknown>('POST', `/dead-letters/${part(id)}/requeue`),
  requeueMany: (body: { ids?: string[]; workflow?: string }) =>
    call<{ requeued: number }>('POST', '/dead-letters/requeue', { body }),

  queues: () => call<PageOf<Queue>>('GET', '/queues', { query: { limit: 500 } }),
  createQueue: (body: { name: string; concurrency: number | null; active?: boolean }) => call<Queue>('POST', '/queues', { body }),
  updateQueue: (one: Queue, concurrency: number | null) =>
    call<Queue>('PUT', queue(one.name), { body: { concurrency, active: one.active }, etag: one.etag }),
  deleteQueue: (name: string) => call<void>('DELETE', queue(name)),
  switchQueue: (name: string, active: boolean) => call<Queue>('POST', `${queue(name)}/${active ? 'activate' : 'deactivate'}`),

  schedules: (range: Range) => call<PageOf<Schedule>>('GET', '/schedules', { query: { ...range } }),
  schedule: (id: string) => call<Schedule>('GET', schedule(id)),
  history: (id: string, range: Range) => call<PageOf<Firing>>('GET', `${schedule(id)}/history`, { query: { ...range } }),
  createSchedule: (body: ScheduleDraft) => call<Schedule>('POST', '/schedules', { body }),
  updateSchedule: (id: string, body: ScheduleDraft, etag?: string) => call<Schedule>('PUT', schedule(id), { body, etag }),
  deleteSchedule: (id: string) => call<void>('DELETE', schedule(id)),
  pauseSchedule: (id: string) => call<Schedule>('POST', `${schedule(id)}/pause`),
  resumeSchedule: (id: string) => call<Schedule>('POST', `${schedule(id)}/resume`),
  preview: (body: Timing & { count: number }) => call<{ items: string[] }>('POST', '/schedules/preview', { body }),
  fire: (id: string) => call<Firing>('POST', `${schedule(id)}/fire`),

  publish: (id: string, note: string) =>
    call<TaggedVersion>('POST', `${workflow(id)}/publish`, note ? { body: { note } } : {}),
  diff: (id: string, from: string, to: string) => call<VersionDiff>('GET', `${workflow(id)}/diff`, { query: { from, to } }),
  tag: (id: string, tags: Partial<Record<Tag, number | null>>) => call<unknown>('PUT', `${workflow(id)}/tags`, { body: tags }),
  exportWorkflow: (id: string, name: string, format: WorkflowExport) =>
    download(`${workflow(id)}/export`, { format }, `${name.replace(/[^\w.-]+/g, '-')}.${format === 'task-graph' ? 'tasks.json' : format}`),
  importWorkflow: (body: { text: string; format?: WorkflowExport; name?: string }) =>
    call<Workflow>('POST', '/workflows/import', { body }),
};
