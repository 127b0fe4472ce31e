import { describe, expect, it } from 'vitest';
import { delays, fromForm, stepsOf, toForm, withStep } from './stepSettings';

describe('settings of steps', () => {
  it('come back from the form as they were', () => {
    for (const step of [
      {},
      { retries: 3 },
      { once: true, timeoutMillis: 2_500, idempotencyKey: '${body[id]}' },
      { retries: { max: 5, delayMillis: 200, multiplier: 3, maxDelayMillis: 9_000, jitter: 0.5, on: ['rate-limit', 'auth'] } },
    ]) {
      expect(fromForm(toForm(step), step)).toEqual(step);
    }
  });

  it('keep what a newer hub may know', () => {
    const step = { once: true, later: 1 };
    expect(fromForm({ ...toForm(step), once: false }, step)).toEqual({ later: 1 });
  });

  it('stand in the text beside the others, and go without a trace', () => {
    const text = withStep('{"queue":"mails","steps":{"a":{"once":true}}}', 'b', { retries: 2 });
    expect(JSON.parse(text)).toEqual({ queue: 'mails', steps: { a: { once: true }, b: { retries: 2 } } });
    expect(JSON.parse(withStep(withStep(text, 'a', {}), 'b', {}))).toEqual({ queue: 'mails' });
    expect(withStep('{"steps":{"a":{}}}', 'a', {})).toBe('');
  });

  it('cannot be read from a text that is no object', () => {
    expect(stepsOf('[1]')).toBeUndefined();
    expect(stepsOf('{"steps":[]}')).toEqual({});
  });

  it('say when it is tried again', () => {
    expect(delays(toForm({ retries: 3 }))).toEqual([1_000, 2_000, 4_000]);
    expect(delays(toForm({ retries: { max: 9, delayMillis: 20_000, multiplier: 2 } }))).toEqual([20_000, 40_000, 60_000, 60_000]);
    expect(delays(toForm({}))).toEqual([]);
  });
});
