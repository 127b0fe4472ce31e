import { describe, expect, it } from 'vitest';
import type { Step } from '../../api/model';
import { moments, placeOf, statusesAt } from './moments';
import { concurrency } from './concurrency';

const START = Date.parse('2026-01-01T00:00:00Z');
const at = (offset: number) => new Date(START + offset).toISOString();
const step = (path: string, offset: number, durationMillis: number, status: Step['status'] = 'COMPLETED'): Step => ({
  path, node: path.split('/').at(-1) ?? '', kind: 'to', effect: false, status, attempt: 1, startedAt: at(offset), durationMillis,
});

describe('moments', () => {
  const steps = [step('/lines', 10, 50), step('/lines[0]/charge', 10, 50), step('/wait', 60, 0, 'WAITING')];
  const events = [
    { seq: 1, at: at(0), type: 'execution.started' },
    { seq: 2, at: at(10), type: 'step.completed', path: '/lines' },
  ];

  it('follow time, inner ends first, and leave out what the steps say already', () => {
    expect(moments(steps, events).map(({ kind, path, type }) => `${kind} ${path ?? type}`)).toEqual([
      'event execution.started', 'begin /lines', 'begin /lines[0]/charge', 'begin /wait', 'end /lines[0]/charge', 'end /lines',
    ]);
  });

  it('know how every step stood', () => {
    const stops = moments(steps, events);
    expect(statusesAt(steps, stops, 0)).toEqual(['PENDING', 'PENDING', 'PENDING']);
    expect(statusesAt(steps, stops, 2)).toEqual(['RUNNING', 'RUNNING', 'PENDING']);
    expect(statusesAt(steps, stops, 5)).toEqual(['COMPLETED', 'COMPLETED', 'WAITING']);
  });
});

describe('a place among the stops', () => {
  const steps = [step('/ask', 10, 40), step('/pay', 60, 5)];
  const events = [0, 20, 20].map((offset, seq) => ({ seq, at: at(offset), type: 'approval.decided' }));

  it('is the same moment when the events come in after the steps', () => {
    const before = moments(steps, []);
    const end = before.find((one) => one.kind === 'end' && one.path === '/ask');
    const after = moments(steps, events);
    expect(end && after[placeOf(after, end)]).toEqual(end);
  });

  it('tells apart what happened at one instant', () => {
    const stops = moments(steps, events);
    expect(stops.map((one) => placeOf(stops, one))).toEqual(stops.map((_, index) => index));
  });

  it('falls back to what was before, when the moment is gone', () => {
    const stops = moments(steps, events);
    const event = stops.find((one) => one.id === 'event 2');
    const without = moments(steps, []);
    expect(event && without[placeOf(without, event)]).toMatchObject({ kind: 'begin', path: '/ask' });
  });
});

describe('concurrency', () => {
  it('tells parallel steps from those in a row, and the longest of the leaves', () => {
    const steps = [step('/all', 0, 100), step('/all/a', 0, 60), step('/all/b', 10, 80), step('/end', 100, 20)];
    const { parallel, longest, busyMillis } = concurrency(steps, START + 120);
    expect([...parallel]).toEqual([1, 2]);
    expect(longest).toBe(2);
    expect(busyMillis).toBe(160);
  });

  it('has nothing to say without steps', () => {
    expect(concurrency([], START)).toMatchObject({ longest: undefined, busyMillis: 0 });
  });
});
