import type { ExecutionEvent } from '../../api/durableModel';

/** Where a run that is debugged stands. */
export interface Halt {
  /** The step that it paused before; undefined if a person paused it, or it has not paused. */
  path: string | undefined;
  /** Ids of the steps that it pauses before. */
  breakpoints: string[];
  /** The event that says so. */
  seq: number;
}

function breakpointsOf({ data }: ExecutionEvent): string[] | undefined {
  const list = (data as { breakpoints?: unknown } | null | undefined)?.breakpoints;
  return Array.isArray(list) ? list.map(String) : undefined;
}

/** As the history says; undefined for a run that was not begun to be debugged. */
export function haltOf(events: readonly ExecutionEvent[]): Halt | undefined {
  let halt: Halt | undefined;
  for (const event of events) {
    if (event.type === 'execution.debugging') halt = { path: undefined, breakpoints: breakpointsOf(event) ?? [], seq: event.seq };
    else if (!halt) continue;
    else if (event.type === 'execution.paused') halt = { ...halt, path: event.path ?? undefined, seq: event.seq };
    else if (event.type === 'execution.resume-requested') halt = { path: undefined, breakpoints: breakpointsOf(event) ?? halt.breakpoints, seq: event.seq };
  }
  return halt;
}
