import { describe, expect, it } from 'vitest';
import { dataOf, isReadable, toFields } from './fields';

const field = (name: string, value: string) => ({ key: 0, name, value });

describe('the fields of a decision', () => {
  it('become an object of the types that they look like', () => {
    expect(dataOf([field('amount', '12.5'), field(' paid ', 'true'), field('note', 'all right'), field('', 'x')])).toEqual({
      amount: 12.5,
      paid: true,
      note: 'all right',
    });
    expect(dataOf([field('', '')])).toBeUndefined();
  });

  it('come back from JSON as they were', () => {
    const text = '{"amount":12.5,"code":"007","zip":"79098","deep":{"a":[1]}}';
    expect(dataOf(toFields(text) ?? [])).toEqual(JSON.parse(text));
    expect(toFields('[1]')).toBeUndefined();
  });

  it('know what is no JSON', () => {
    expect(isReadable('')).toBe(true);
    expect(isReadable('{')).toBe(false);
  });
});
