import type { ExecutionEvent } from '../../api/durableModel';

/** Where a run that is debugged stands. */
export interface Halt {
  /** The step that it paused before; undefined if a person paused it, or it has not paused. */
  path: string | undefined;
  /** The last step that had ended before; undefined if it has not come beyond its input. */
  after: string | undefined;
  /** Ids of the steps that it pauses before. */
  breakpoints: string[];
  /** The event that says so. */
  seq: number;
}

function breakpointsOf({ data }: ExecutionEvent): string[] | undefined {
  const list = (data as { breakpoints?: unknown } | null | undefined)?.breakpoints;
  return Array.isArray(list) ? list.map(String) : undefined;
}

const ENDED = ['step.completed', 'step.failed'];

/** As the history says; undefined for a run that was not begun to be debugged. */
export function haltOf(events: readonly ExecutionEvent[]): Halt | undefined {
  let halt: Halt | undefined;
  let after: string | undefined;
  for (const event of events) {
    if (event.path && ENDED.includes(event.type)) after = event.path;
    if (event.type === 'execution.debugging') halt = { path: undefined, after, breakpoints: breakpointsOf(event) ?? [], seq: event.seq };
    else if (!halt) continue;
    else if (event.type === 'execution.paused') halt = { ...halt, after, path: event.path ?? undefined, seq: event.seq };
    else if (event.type === 'execution.resume-requested') {
      halt = { path: undefined, after, breakpoints: breakpointsOf(event) ?? halt.breakpoints, seq: event.seq };
    }
  }
  return halt;
}
