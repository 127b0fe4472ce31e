import { describe, expect, it } from 'vitest';
import de from './de.json';
import en from './en.json';

function entries(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, string | object]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : entries(value, `${prefix}${key}.`),
  );
}

const names = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();

describe('languages', () => {
  const english = new Map(entries(en));
  const german = new Map(entries(de));

  it('have the same keys', () => {
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('have words everywhere, with the same values in them', () => {
    for (const [key, text] of english) {
      expect(german.get(key)?.trim(), key).not.toBe('');
      expect(names(german.get(key) ?? ''), key).toEqual(names(text));
    }
  });
});
