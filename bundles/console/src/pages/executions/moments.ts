import type { ExecutionEvent } from '../../api/durableModel';
import type { Step, StepStatus } from '../../api/model';

/** One stop of the scrubber: something began, ended or was noted. */
export interface Moment {
  /** The same whenever the stops are worked out anew. */
  id: string;
  at: number;
  kind: 'begin' | 'end' | 'event';
  /** The step that it is about, as an index into the steps. */
  step: number | undefined;
  /** The event's own type, where it is one. */
  type: string | undefined;
  path: string | undefined;
}

export type StatusThen = StepStatus | 'PENDING';

const isOpen = (step: Step) => step.status === 'RUNNING' || step.status === 'WAITING';

/**
 * The stops of a playback in order: every step's begin and end, and the events that are not about steps (statuses,
 * decisions, retries). Of one instant, the ends of inner steps come before those of the steps around them.
 */
export function moments(steps: readonly Step[], events: readonly ExecutionEvent[]): Moment[] {
  const all: Moment[] = [];
  steps.forEach((step, index) => {
    const at = Date.parse(step.startedAt);
    const about = { step: index, type: undefined, path: step.path };
    const id = `${step.path}#${step.attempt}`;
    all.push({ ...about, id: `begin ${id}`, at, kind: 'begin' });
    if (!isOpen(step)) all.push({ ...about, id: `end ${id}`, at: at + step.durationMillis, kind: 'end' });
  });
  const known = new Set(steps.map((step) => step.path));
  for (const event of events) {
    if (event.type.startsWith('step.') && event.path && known.has(event.path)) continue;
    all.push({
      id: `event ${event.seq}`,
      at: Date.parse(event.at),
      kind: 'event',
      step: undefined,
      type: event.type,
      path: event.path ?? undefined,
    });
  }
  const order = { event: 0, begin: 1, end: 2 };
  const depth = (moment: Moment) => (moment.kind === 'end' ? -(moment.path?.length ?? 0) : (moment.step ?? 0));
  return all.sort((a, b) => a.at - b.at || order[a.kind] - order[b.kind] || depth(a) - depth(b));
}

/** How each step stood right after the n-th moment. */
export function statusesAt(steps: readonly Step[], stops: readonly Moment[], index: number): StatusThen[] {
  const then = steps.map((): StatusThen => 'PENDING');
  for (const moment of stops.slice(0, index + 1)) {
    const step = moment.step === undefined ? undefined : steps[moment.step];
    if (moment.step === undefined || !step) continue;
    then[moment.step] = moment.kind === 'end' || step.status === 'WAITING' ? step.status : 'RUNNING';
  }
  return then;
}

/**
 * Where a moment stands among the stops of now. Stops come in as a log is read and an execution goes on, so a place that
 * somebody chose is kept as the moment and not as its number. What is gone is taken as the last stop before it.
 */
export function placeOf(stops: readonly Moment[], moment: Moment): number {
  const same = stops.findIndex((one) => one.id === moment.id);
  return same >= 0 ? same : stops.findLastIndex((one) => one.at <= moment.at);
}
