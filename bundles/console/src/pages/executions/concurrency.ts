import type { Step } from '../../api/model';

export interface Concurrency {
  /** Steps that ran beside another one, as indexes. */
  parallel: Set<number>;
  /** The step that took longest, of those that have no steps inside. */
  longest: number | undefined;
  /** The time of all leaves together; above the run's own time where steps ran in parallel. */
  busyMillis: number;
}

/** Times come in milliseconds: a shorter overlap is only rounding. */
const ROUNDING = 1;

/** Which steps overlapped in time, and where the time went. Steps with steps inside only span them, and do not count. */
export function concurrency(steps: readonly Step[], now: number): Concurrency {
  const outer = new Set<string>();
  for (const { path } of steps) {
    const parts = path.split('/');
    for (let end = parts.length - 1; end > 1; end--) {
      outer.add(parts.slice(0, end).join('/').replace(/\[\d+\]$/, ''));
      outer.add(parts.slice(0, end).join('/'));
    }
  }
  const leaves = steps
    .map((step, index) => {
      const start = Date.parse(step.startedAt);
      const open = step.status === 'RUNNING' || step.status === 'WAITING';
      return { path: step.path, index, start, end: open ? Math.max(now, start) : start + step.durationMillis };
    })
    .filter(({ path }) => !outer.has(path))
    .sort((a, b) => a.start - b.start);
  const parallel = new Set<number>();
  let latest: (typeof leaves)[number] | undefined;
  let longest: (typeof leaves)[number] | undefined;
  let busyMillis = 0;
  for (const leaf of leaves) {
    if (latest && latest.end - leaf.start > ROUNDING && leaf.end - leaf.start > ROUNDING) parallel.add(latest.index).add(leaf.index);
    if (!latest || leaf.end > latest.end) latest = leaf;
    if (!longest || leaf.end - leaf.start > longest.end - longest.start) longest = leaf;
    busyMillis += leaf.end - leaf.start;
  }
  return { parallel, longest: longest?.index, busyMillis };
}
