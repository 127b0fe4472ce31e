import { missedOf, type MissedRuns, type Schedule, type ScheduleDraft, type Timing } from '../../api/durableModel';
import { toText } from '../../components/json';
import { inputOf } from '../workflows/inputOf';
import { intervalOf, millisOf, type Unit } from './interval';

export const KINDS = ['cron', 'every', 'after'] as const;
export type Kind = (typeof KINDS)[number];

/** What the form holds; all kinds at once, so that switching between them loses nothing. */
export interface ScheduleValues {
  name: string;
  workflow: string;
  kind: Kind;
  cron: string;
  timeZone: string;
  count: number;
  unit: Unit;
  after: string[];
  missed: MissedRuns;
  input: string;
  enabled: boolean;
}

const HOURLY = 3_600_000;

export function valuesOf(schedule: Schedule | undefined, timeZone: string): ScheduleValues {
  const after = schedule?.after ?? [];
  return {
    name: schedule?.name ?? '',
    workflow: schedule?.workflow ?? '',
    kind: schedule?.everyMillis ? 'every' : schedule && !schedule.cron && after.length > 0 ? 'after' : 'cron',
    cron: schedule?.cron ?? '0 3 * * *',
    timeZone: schedule?.timeZone ?? timeZone,
    ...intervalOf(schedule?.everyMillis ?? HOURLY),
    after,
    missed: missedOf(schedule?.missed),
    input: toText(schedule?.input),
    enabled: schedule?.enabled ?? true,
  };
}

/** When, where that is a matter of the clock; undefined for one that waits for others. */
export function timingOf(values: ScheduleValues): Timing | undefined {
  if (values.kind === 'cron') return { cron: values.cron.trim(), timeZone: values.timeZone };
  return values.kind === 'every' ? { everyMillis: millisOf(values) } : undefined;
}

export function draftOf(values: ScheduleValues): ScheduleDraft {
  const input = inputOf(values.input);
  return {
    name: values.name.trim(),
    ...(values.workflow ? { workflow: values.workflow } : {}),
    missed: values.missed,
    enabled: values.enabled,
    ...(timingOf(values) ?? { after: values.after }),
    ...(input === undefined ? {} : { input }),
  };
}
