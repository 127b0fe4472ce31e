import type { components } from '../../target/api/schema';
import type { Step } from './model';

type Schemas = components['schemas'];

/** One line of an execution's append-only history. */
export interface ExecutionEvent {
  seq: number;
  at: string;
  type: string;
  path?: string | null;
  data?: unknown;
}

/** A place in an execution; the hub's own are its changes of status. */
export interface Bookmark {
  id: string;
  kind: 'BOOKMARK' | 'MILESTONE';
  at?: string | null;
  label: string;
}

/** What a step logged, or how it failed. */
export interface LogLine {
  seq: number;
  at: string;
  level: string;
  path?: string | null;
  logger: string;
  message: string;
}

/** What the message was after a step. */
export interface StepState {
  path?: string | null;
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

export type Approval = Schemas['Approval'];
export type ApprovalField = Approval['fields'][number];

/** Whether nobody knows if the step happened: the hub asks in the words of a step that is done once. */
export function isInDoubt({ name }: Approval): boolean {
  return name.startsWith('In doubt: ');
}

export type ApprovalStatus = Approval['status'];

export type Queue = Schemas['Queue'];

export const MISSED = ['skip', 'once', 'all'] as const;
export type MissedRuns = (typeof MISSED)[number];

/** The hub's word for what becomes of missed runs; what a newer hub may say beyond that counts as its default. */
export function missedOf(word: string | undefined): MissedRuns {
  return MISSED.find((one) => one === word) ?? 'skip';
}

/** Exactly one of cron, everyMillis and after says when. */
export interface Timing {
  cron?: string;
  everyMillis?: number;
  timeZone?: string;
}

export type ScheduleDraft = Omit<Schemas['ScheduleDraft'], 'missed'> & { missed: MissedRuns };

/** One firing of a schedule. */
export type Firing = Schemas['ScheduleRun'];

export type Schedule = Schemas['Schedule'];

export type Tag = 'stable' | 'beta' | 'dev';
export const TAGS: readonly Tag[] = ['stable', 'beta', 'dev'];


export type SettingChange = Schemas['SettingChange'];

export type VersionDiff = Schemas['VersionDiff'];

export interface PageOf<T> {
  items: T[];
  next?: string | null;
}

export type ExecutionExport = 'json' | 'csv' | 'md' | 'pdf';
export type WorkflowExport = 'yaml' | 'json' | 'xml' | 'task-graph';
