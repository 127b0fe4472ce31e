import type { Execution, Step, WorkflowVersion } from './model';

// By hand until the hub's OpenAPI document names these; the shapes are those of api.md.

/** One line of an execution's append-only history. */
export interface ExecutionEvent {
  seq: number;
  at: string;
  type: string;
  path?: string | null;
  data?: unknown;
}

/** What the message was after a step. */
export interface StepState {
  path: string;
  body?: unknown;
  headers?: Record<string, unknown> | null;
  variables?: Record<string, unknown> | null;
}

export interface Difference {
  path: string;
  what: string;
  recorded?: unknown;
  now?: unknown;
}

/** What a replay of a finished execution found. */
export interface Replay {
  same: boolean;
  restored: number;
  differences: Difference[];
}

export interface ForkOverrides {
  input?: unknown;
  variables?: Record<string, unknown>;
  version?: number;
}

/** A step that may say what it waits for, and until when. */
export type WaitingStep = Step & { waitsFor?: string | null; dueAt?: string | null };

export type ApprovalStatus = 'OPEN' | 'APPROVED' | 'REJECTED' | 'TIMED_OUT' | 'CANCELLED';

export interface Approval {
  id: string;
  execution: string;
  workflow: string;
  workflowName: string;
  path: string;
  name: string;
  role?: string | null;
  fourEyes: boolean;
  status: ApprovalStatus;
  requestedAt: string;
  requestedBy?: string | null;
  dueAt?: string | null;
  decidedAt?: string | null;
  decidedBy?: string | null;
  comment?: string | null;
  data?: unknown;
  body?: unknown;
}

export interface Queue {
  name: string;
  /** Absent for as many as the hub can. */
  concurrency?: number | null;
  active: boolean;
  queued: number;
  running: number;
  createdAt: string;
  etag?: string;
}

export type MissedRuns = 'skip' | 'once' | 'all';

/** Exactly one of cron, everyMillis and after says when. */
export interface Timing {
  cron?: string;
  everyMillis?: number;
  timeZone?: string;
}

export interface ScheduleDraft extends Timing {
  name: string;
  /** None for a task of the hub itself. */
  workflow?: string;
  input?: unknown;
  missed: MissedRuns;
  after?: string[];
  enabled?: boolean;
}

/** One firing of a schedule. */
export interface Firing {
  id: string;
  dueAt: string;
  firedAt: string;
  manual: boolean;
  execution?: string | null;
  outcome: string;
  detail?: string | null;
  endedAt?: string | null;
}

export interface Schedule {
  id: string;
  name: string;
  workflow?: string | null;
  workflowName?: string | null;
  cron?: string | null;
  everyMillis?: number | null;
  timeZone?: string | null;
  input?: unknown;
  missed: MissedRuns;
  after?: string[] | null;
  enabled: boolean;
  /** A task of the hub itself. */
  builtIn?: boolean;
  /** Stands in its workflow's text, and changes with that only. */
  declared?: boolean;
  description?: string | null;
  nextAt?: string | null;
  lastRun?: Firing | null;
  etag?: string;
}

export type Tag = 'stable' | 'beta' | 'dev';
export const TAGS: readonly Tag[] = ['stable', 'beta', 'dev'];

export type TaggedVersion = WorkflowVersion & { tags?: string[] | null; note?: string | null };

export interface NodeChange {
  id: string;
  change: 'added' | 'removed' | 'changed' | 'moved';
  kind: string;
  before?: unknown;
  after?: unknown;
  parent?: string | null;
}

export interface SettingChange {
  key: string;
  before?: unknown;
  after?: unknown;
}

/** Two versions compared; each side is a number or `draft`. */
export interface VersionDiff {
  from: number | string;
  to: number | string;
  nodes: NodeChange[];
  settings?: SettingChange[];
  textDiff?: string | null;
  /** Why there are no nodes to compare. */
  problem?: string | null;
}

export interface PageOf<T> {
  items: T[];
  next?: string | null;
}

export type DeadLetters = PageOf<Execution>;

export type ExecutionExport = 'json' | 'csv' | 'md' | 'pdf';
export type WorkflowExport = 'yaml' | 'json' | 'xml' | 'task-graph';
