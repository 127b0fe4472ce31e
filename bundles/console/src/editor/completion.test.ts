import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { schemaCompletion } from './completion';
import type { JsonSchema } from './schema';
import { yamlContext } from './yamlContext';

/** The shape of Camel's schema: references below `items`, alternatives of text and mapping. */
const schema: JsonSchema = {
  type: 'array',
  items: {
    properties: { route: { $ref: '#/items/definitions/route' }, beans: { type: 'array' } },
    // @ts-expect-error Camel keeps its definitions here
    definitions: {
      route: { type: 'object', properties: { id: { type: 'string' }, from: { $ref: '#/items/definitions/from' } } },
      from: {
        type: 'object',
        properties: { uri: { type: 'string' }, steps: { type: 'array', items: { $ref: '#/items/definitions/step' } } },
      },
      step: {
        properties: {
          setBody: { $ref: '#/items/definitions/setBody' },
          log: { oneOf: [{ type: 'string' }, { type: 'object', properties: { loggingLevel: { enum: ['INFO', 'WARN'] } } }] },
          choice: {
            properties: {
              when: { type: 'array', items: { properties: { simple: {}, steps: { type: 'array', items: { $ref: '#/items/definitions/step' } } } } },
            },
          },
        },
      },
      setBody: { anyOf: [{ oneOf: [{ properties: { constant: {} } }, { properties: { simple: {} } }] }], properties: { id: {} } },
    },
  },
};

/** The labels offered at the `|` in a text. */
async function offered(text: string): Promise<string[]> {
  const position = text.indexOf('|');
  const state = EditorState.create({ doc: text.replace('|', '') });
  const result = await schemaCompletion(schema)(new CompletionContext(state, position, true));
  return result?.options.map((option) => option.label) ?? [];
}

const steps = '- route:\n    from:\n      uri: hook:orders\n      steps:\n';

describe('completion from a schema', () => {
  it('offers what may stand at the top', async () => {
    expect(await offered('- |')).toEqual(['route', 'beans']);
  });

  it('leaves out what is there already, above and below', async () => {
    expect(await offered('- route:\n    id: x\n    |')).toEqual(['from']);
    expect(await offered('- route:\n    |\n    from:\n      uri: a\n')).toEqual(['id']);
  });

  it('offers steps, however the list is indented', async () => {
    const all = ['setBody', 'log', 'choice'];
    expect(await offered(`${steps}        - |`)).toEqual(all);
    expect(await offered(`${steps}      - |`)).toEqual(all);
    expect(await offered(`${steps}        - log: a\n        - |`)).toEqual(all);
  });

  it('finds alternatives behind references', async () => {
    expect(await offered(`${steps}        - setBody:\n            |`)).toEqual(['id', 'constant', 'simple']);
  });

  it('goes into nested lists', async () => {
    const when = `${steps}        - choice:\n            when:\n              - `;
    expect(await offered(`${when}|`)).toEqual(['simple', 'steps']);
    expect(await offered(`${when}simple: a\n                |`)).toEqual(['steps']);
    expect(await offered(`${when}simple: a\n                steps:\n                  - |`)).toEqual(['setBody', 'log', 'choice']);
  });

  it('offers values', async () => {
    expect(await offered(`${steps}        - log:\n            loggingLevel: |`)).toEqual(['INFO', 'WARN']);
  });

  it('keeps quiet in text and comments', () => {
    expect(yamlContext('- a: |\n    some text', 17)).toBeUndefined();
    expect(yamlContext('# note', 6)).toBeUndefined();
  });
});
