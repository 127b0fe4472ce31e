import { describe, expect, it } from 'vitest';
import type { Step } from '../../api/model';
import { timeline } from './timeline';

const START = Date.parse('2026-01-01T00:00:00Z');
const step = (path: string, offset: number, durationMillis: number, status: Step['status'] = 'COMPLETED'): Step => ({
  path,
  node: path.split('/').at(-1) ?? '',
  kind: 'to',
  effect: false,
  status,
  attempt: 1,
  startedAt: new Date(START + offset).toISOString(),
  durationMillis,
});

describe('timeline', () => {
  it('places steps in the whole run', () => {
    const [first, second] = timeline([step('/a', 0, 25), step('/b', 25, 75)], START);
    expect(first).toMatchObject({ depth: 0, left: 0, width: 25 });
    expect(second).toMatchObject({ left: 25, width: 75 });
  });

  it('knows depth and pass from the path', () => {
    const [line] = timeline([step('/lines[3]/charge', 0, 1)], START);
    expect(line).toMatchObject({ depth: 1, pass: 3 });
  });

  it('lets what runs grow to now, and keeps every bar visible inside', () => {
    const lines = timeline([step('/a', 0, 0), step('/b', 10, 0, 'RUNNING')], START + 100);
    expect(lines[1]).toMatchObject({ left: 10, width: 90 });
    for (const { left, width } of lines) {
      expect(width).toBeGreaterThan(0);
      expect(left + width).toBeLessThanOrEqual(100);
    }
  });

  it('is empty without steps', () => {
    expect(timeline([], START)).toEqual([]);
  });
});
