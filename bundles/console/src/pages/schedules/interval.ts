/** Units that an interval is typed in, with their milliseconds; the longest first. */
export const UNITS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;
export type Unit = keyof typeof UNITS;
export const UNIT_NAMES = Object.keys(UNITS) as Unit[];

export interface Interval {
  count: number;
  unit: Unit;
}

/** Milliseconds in the longest unit that leaves no rest. */
export function intervalOf(millis: number): Interval {
  const unit = UNIT_NAMES.find((name) => millis >= UNITS[name] && millis % UNITS[name] === 0) ?? 'seconds';
  return { count: millis / UNITS[unit], unit };
}

export function millisOf({ count, unit }: Interval): number {
  return Math.round(count * UNITS[unit]);
}
