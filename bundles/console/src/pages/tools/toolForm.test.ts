import { describe, expect, it } from 'vitest';
import { definitionOf, EMPTY, exampleOf, rows, valuesOf } from './toolForm';

const definition = {
  summary: 'The weather now.',
  input: {
    type: 'object',
    properties: { city: { type: 'string', description: 'Where' }, days: { type: 'integer' } },
    required: ['city'],
    additionalProperties: false,
  },
  http: { method: 'POST', url: 'https://api.example.com/{city}', headers: { 'X-Unit': 'C' }, body: { days: '{days}' }, timeoutSeconds: 5, result: '/now' },
};

describe('the form of a tool', () => {
  it('shows a definition and gives it back as it was', () => {
    const values = valuesOf('weather', definition);
    expect(values.parameters).toEqual([
      { name: 'city', type: 'string', required: true, description: 'Where' },
      { name: 'days', type: 'integer', required: false, description: '' },
    ]);
    expect(definitionOf(values)).toEqual(definition);
  });

  it('keeps a schema that rows cannot show, and an output', () => {
    const input = { type: 'object', properties: { city: { type: 'string', enum: ['Rome'] } } };
    const deep = { summary: 'x', input, output: { type: 'number' }, workflow: { name: 'orders', waitSeconds: 9 } };
    expect(rows(input)).toBeUndefined();
    expect(definitionOf(valuesOf('x', deep), deep)).toEqual(deep);
  });

  it('says nothing of what was left empty', () => {
    expect(definitionOf({ ...EMPTY, summary: ' x ', url: 'https://a.example' })).toEqual({
      summary: 'x',
      input: { type: 'object', properties: {}, additionalProperties: false },
      http: { method: 'GET', url: 'https://a.example' },
    });
  });

  it('begins a try with blank arguments', () => {
    expect(exampleOf(definition.input)).toEqual({ city: '', days: 0 });
    expect(exampleOf(undefined)).toEqual({});
  });
});
