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

export interface Span {
  start: number;
  end: number;
}

const isOpen = (step: Step) => step.status === 'RUNNING' || step.status === 'WAITING';

function spanOf(step: Step, now: number): Span {
  const start = Date.parse(step.startedAt);
  return { start, end: isOpen(step) ? Math.max(now, start) : start + step.durationMillis };
}

/** From the first step's begin to the last one's end. */
export function wholeSpan(steps: readonly Step[], now: number): Span {
  const spans = steps.map((step) => spanOf(step, now));
  const start = spans.reduce((least, span) => Math.min(least, span.start), Infinity);
  const end = spans.reduce((most, span) => Math.max(most, span.end), -Infinity);
  return { start, end: Math.max(end, start + 0.001) };
}

/** Lays the steps of an execution out in time; `now` stands for the end of what still runs. */
export function timeline(steps: readonly Step[], now: number): Line[] {
  if (steps.length === 0) return [];
  const { start: first, end: last } = wholeSpan(steps, now);
  const whole = last - first;
  return steps.map((step) => {
    const span = spanOf(step, now);
    const width = Math.max(((span.end - span.start) / whole) * 100, MIN_WIDTH);
    const left = Math.min(((span.start - first) / whole) * 100, 100 - width);
    const parents = step.path.split('/').slice(1, -1);
    const pass = /\[(\d+)\]$/.exec(parents.at(-1) ?? '')?.[1];
    return { step, depth: parents.length, pass: pass === undefined ? undefined : Number(pass), left, width };
  });
}
