import { parseSettings } from '../useDraft';

export const ERROR_CLASSES = ['rate-limit', 'network', 'server', 'timeout', 'other', 'auth', 'invalid'] as const;
export type ErrorClass = (typeof ERROR_CLASSES)[number];

/** What the hub takes where nothing is said. */
export const USUAL = {
  delayMillis: 1_000,
  multiplier: 2,
  maxDelayMillis: 60_000,
  jitter: 0.2,
  on: ['rate-limit', 'network', 'server', 'timeout', 'other'] as readonly string[],
};
export const MOST_RETRIES = 100;

interface Retries {
  max?: number;
  delayMillis?: number;
  multiplier?: number;
  maxDelayMillis?: number;
  jitter?: number;
  on?: string[];
}

/** What `settings.steps` says of one step. */
export interface StepSettings {
  once?: boolean;
  retries?: number | Retries;
  idempotencyKey?: string;
  timeoutMillis?: number;
}

/** The same as it is edited: seconds and percent, '' where nothing is said. */
export interface StepForm {
  max: number | '';
  delay: number | '';
  multiplier: number | '';
  maxDelay: number | '';
  jitter: number | '';
  on: string[];
  timeout: number | '';
  once: boolean;
  idempotencyKey: string;
}

const seconds = (millis: number | undefined): number | '' => (millis === undefined ? '' : millis / 1000);
const millis = (value: number | '') => (value === '' ? undefined : Math.round(value * 1000));

/** The settings of all steps, by id; undefined if the settings' text cannot be read. */
export function stepsOf(settings: string): Record<string, StepSettings> | undefined {
  const all = parseSettings(settings);
  if (!all) return undefined;
  const steps = all.steps;
  return typeof steps === 'object' && steps !== null && !Array.isArray(steps) ? (steps as Record<string, StepSettings>) : {};
}

function withoutNothing<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '')) as Partial<T>;
}

function without(value: object, ...keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

/** The settings' text with those of one step in it; what else stands there stays. */
export function withStep(settings: string, id: string, step: StepSettings): string {
  const all = parseSettings(settings) ?? {};
  const others = without(stepsOf(settings) ?? {}, id);
  const steps = Object.keys(step).length > 0 ? { ...others, [id]: step } : others;
  const next = { ...without(all, 'steps'), ...(Object.keys(steps).length > 0 ? { steps } : {}) };
  return Object.keys(next).length > 0 ? JSON.stringify(next, null, 2) : '';
}

export function retriesOf(step: StepSettings): Retries | undefined {
  return typeof step.retries === 'number' ? { max: step.retries } : step.retries;
}

export function toForm(step: StepSettings): StepForm {
  const retries = retriesOf(step) ?? {};
  return {
    max: retries.max ?? '',
    delay: seconds(retries.delayMillis),
    multiplier: retries.multiplier ?? '',
    maxDelay: seconds(retries.maxDelayMillis),
    jitter: retries.jitter === undefined ? '' : Math.round(retries.jitter * 100),
    on: retries.on ?? [...USUAL.on],
    timeout: seconds(step.timeoutMillis),
    once: step.once ?? false,
    idempotencyKey: step.idempotencyKey ?? '',
  };
}

/** As short as it can be said; what only the hub knows of `before` stays. */
export function fromForm(form: StepForm, before: StepSettings): StepSettings {
  const usual = form.on.length === USUAL.on.length && USUAL.on.every((one) => form.on.includes(one));
  const retries: Retries = withoutNothing({
    max: form.max || undefined,
    delayMillis: millis(form.delay),
    multiplier: form.multiplier,
    maxDelayMillis: millis(form.maxDelay),
    jitter: form.jitter === '' ? undefined : form.jitter / 100,
    on: usual ? undefined : ERROR_CLASSES.filter((one) => form.on.includes(one)),
  }) as Retries;
  return withoutNothing({
    ...without(before, 'once', 'retries', 'idempotencyKey', 'timeoutMillis'),
    retries: !retries.max ? undefined : Object.keys(retries).length === 1 ? retries.max : retries,
    timeoutMillis: millis(form.timeout) || undefined,
    once: form.once || undefined,
    idempotencyKey: form.idempotencyKey.trim(),
  }) as StepSettings;
}

/** The first delays between tries, in milliseconds, without their jitter. */
export function delays(form: StepForm, most = 4): number[] {
  const first = millis(form.delay) ?? USUAL.delayMillis;
  const longest = millis(form.maxDelay) ?? Math.max(first, USUAL.maxDelayMillis);
  const factor = form.multiplier === '' ? USUAL.multiplier : form.multiplier;
  return Array.from({ length: Math.min(form.max || 0, most) }, (_, tries) => Math.min(longest, first * factor ** tries));
}
