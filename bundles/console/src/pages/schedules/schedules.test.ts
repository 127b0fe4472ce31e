import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../api/durableModel';
import { cronText } from './cronText';
import { intervalOf, millisOf } from './interval';
import { draftOf, valuesOf } from './formValues';

describe('cron in words', () => {
  it('is told in both languages', () => {
    expect(cronText('0 3 * * *', 'en')).toBe('At 03:00');
    expect(cronText('*/5 * * * *', 'en')).toBe('Every 5 minutes');
    expect(cronText('0 9 * * 1', 'de')).toMatch(/09:00.*Montag/);
  });

  it('is not made up', () => {
    for (const wrong of ['', 'soon', '0 3 * *', '99 3 * * *', '0 0 3 * * * 2030']) expect(cronText(wrong, 'en'), wrong).toBeUndefined();
  });
});

describe('intervals', () => {
  it('are told in the unit that people would use', () => {
    expect(intervalOf(300_000)).toEqual({ count: 5, unit: 'minutes' });
    expect(intervalOf(90_000)).toEqual({ count: 90, unit: 'seconds' });
    expect(intervalOf(172_800_000)).toEqual({ count: 2, unit: 'days' });
    expect(millisOf({ count: 2, unit: 'hours' })).toBe(7_200_000);
  });
});

describe('the form of a schedule', () => {
  const schedule: Schedule = {
    id: 's', name: 'nightly', workflow: 'w', missed: 'once', enabled: true, timeZone: 'UTC', after: [], builtIn: false, declared: false,
    createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z', updatedBy: 'admin', etag: '1',
  };

  it('keeps what it was given', () => {
    const given = { ...schedule, cron: '0 3 * * *', timeZone: 'Europe/Berlin', input: { all: true } };
    expect(draftOf(valuesOf(given, 'UTC'))).toEqual({
      name: 'nightly', workflow: 'w', missed: 'once', enabled: true, cron: '0 3 * * *', timeZone: 'Europe/Berlin', input: { all: true },
    });
  });

  it('sends only what its kind has', () => {
    const every = valuesOf({ ...schedule, everyMillis: 300_000 }, 'UTC');
    expect(draftOf(every)).toMatchObject({ everyMillis: 300_000 });
    expect(draftOf(every)).not.toHaveProperty('cron');
    const chained = draftOf(valuesOf({ ...schedule, after: ['x'] }, 'UTC'));
    expect(chained).toMatchObject({ after: ['x'] });
    expect(chained).not.toHaveProperty('everyMillis');
  });
});
