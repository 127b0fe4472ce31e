import { act, renderHook } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Workflow } from '../../api/model';
import { parseSettings, toBody, useDraft } from './useDraft';

const workflow = (etag: string, dsl: string): Workflow => ({
  id: 'w',
  name: 'Orders',
  dsl,
  settings: {},
  version: 1,
  status: 'draft',
  hooks: [],
  services: [],
  tags: [],
  createdAt: '2026-01-01T00:00:00Z',
  updatedAt: '2026-01-01T00:00:00Z',
  updatedBy: 'admin',
  etag,
});

describe('useDraft', () => {
  it('follows the hub until the first edit, then keeps its text and where it began', () => {
    const { result, rerender } = renderHook(useDraft, { initialProps: workflow('1', 'a') });
    rerender(workflow('2', 'b'));
    expect(result.current).toMatchObject({ isDirty: false, etag: '2', draft: { dsl: 'b' } });
    act(() => result.current.edit({ dsl: 'mine' }));
    rerender(workflow('3', 'theirs'));
    expect(result.current).toMatchObject({ isDirty: true, etag: '2', draft: { dsl: 'mine' } });
    act(() => result.current.discard());
    expect(result.current).toMatchObject({ isDirty: false, etag: '3', draft: { dsl: 'theirs' } });
  });

  it('is clean again when an edit is taken back', () => {
    const { result } = renderHook(useDraft, { initialProps: workflow('1', 'a') });
    act(() => result.current.edit({ dsl: 'b' }));
    act(() => result.current.edit({ dsl: 'a' }));
    expect(result.current.isDirty).toBe(false);
  });
});

describe('settings', () => {
  it('are a JSON object or nothing', () => {
    expect(parseSettings(' ')).toEqual({});
    expect(parseSettings('{"queue":"slow"}')).toEqual({ queue: 'slow' });
    expect(parseSettings('[1]')).toBeUndefined();
    expect(parseSettings('{')).toBeUndefined();
  });

  it('leave out an empty description', () => {
    expect(toBody({ name: ' Orders ', description: '', dsl: 'x', settings: '' })).toEqual({ name: 'Orders', dsl: 'x', settings: {} });
  });
});
