import type { Step } from '../../api/model';

/** A step as a line of the timeline. */
export interface Line {
  step: Step;
  /** How deep below the root; 0 for the route's own nodes. */
  depth: number;
  /** Which pass of the enclosing loop or split (`3` for `/lines[3]/charge`), where there is one. */
  pass: number | undefined;
  /** Where the bar begins and how long it is, in percent of the whole run. */
  left: number;
  width: number;
}

const MIN_WIDTH = 0.6;

/** Lays the steps of an execution out in time; `now` stands for the end of what still runs. */
export function timeline(steps: readonly Step[], now: number): Line[] {
  if (steps.length === 0) return [];
  const spans = steps.map((step) => {
    const start = Date.parse(step.startedAt);
    const open = step.status === 'RUNNING' || step.status === 'WAITING';
    return { start, end: open ? Math.max(now, start) : start + step.durationMillis };
  });
  const first = Math.min(...spans.map((span) => span.start));
  const last = Math.max(...spans.map((span) => span.end));
  const whole = Math.max(last - first, 0.001);
  return steps.map((step, index) => {
    const span = spans[index] ?? { start: first, end: first };
    const width = Math.max(((span.end - span.start) / whole) * 100, MIN_WIDTH);
    const left = Math.min(((span.start - first) / whole) * 100, 100 - width);
    const parents = step.path.split('/').slice(1, -1);
    const pass = /\[(\d+)\]$/.exec(parents.at(-1) ?? '')?.[1];
    return { step, depth: parents.length, pass: pass === undefined ? undefined : Number(pass), left, width };
  });
}
