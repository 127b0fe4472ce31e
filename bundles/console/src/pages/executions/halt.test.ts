import { describe, expect, it } from 'vitest';
import type { ExecutionEvent } from '../../api/durableModel';
import { haltOf } from './halt';

const event = (seq: number, type: string, part: Partial<ExecutionEvent> = {}): ExecutionEvent => ({ seq, at: '2026-01-01T00:00:00Z', type, ...part });
const begun = [event(1, 'execution.created'), event(2, 'execution.debugging', { data: { breakpoints: ['b'], step: false } })];

describe('haltOf', () => {
  it('knows nothing of a run that is not debugged', () => {
    expect(haltOf([event(1, 'execution.created'), event(2, 'execution.paused')])).toBeUndefined();
  });

  it('follows pauses and what was asked for since', () => {
    expect(haltOf(begun)).toEqual({ path: undefined, after: undefined, breakpoints: ['b'], seq: 2 });
    const paused = [...begun, event(3, 'step.completed', { path: '/a' }), event(4, 'execution.paused', { path: '/b' })];
    expect(haltOf(paused)).toEqual({ path: '/b', after: '/a', breakpoints: ['b'], seq: 4 });
    const resumed = [...paused, event(5, 'execution.resume-requested', { data: { step: true } })];
    expect(haltOf(resumed)).toEqual({ path: undefined, after: '/a', breakpoints: ['b'], seq: 5 });
    expect(haltOf([...resumed, event(6, 'execution.resume-requested', { data: { breakpoints: ['c'] } })])?.breakpoints).toEqual(['c']);
  });
});
