import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete';
import { alternatives, schemasAt, shapeOf, type JsonSchema } from './schema';
import { yamlContext } from './yamlContext';

function ending(shape: 'list' | 'mapping' | 'value', column: number): string {
  const line = `\n${' '.repeat(column + 2)}`;
  if (shape === 'list') return `:${line}- `;
  return shape === 'mapping' ? `:${line}` : ': ';
}

function keys(root: JsonSchema, around: JsonSchema[], column: number, taken: Set<string>): Completion[] {
  const found = new Map<string, Completion>();
  for (const schema of around) {
    for (const [key, property] of Object.entries(schema.properties ?? {})) {
      if (taken.has(key) || found.has(key)) continue;
      const all = alternatives(root, property);
      const info = all.find((one) => one.description)?.description;
      const shape = shapeOf(root, property);
      found.set(key, {
        label: key,
        type: shape === 'value' ? 'property' : 'class',
        detail: all.find((one) => one.title)?.title ?? '',
        apply: key + ending(shape, column),
        boost: all.some((one) => one.deprecated) ? -50 : 0,
        ...(info ? { info } : {}),
      });
    }
  }
  return [...found.values()];
}

function values(schemas: JsonSchema[]): Completion[] {
  const found = new Set<string>();
  for (const schema of schemas) {
    for (const value of schema.enum ?? []) found.add(String(value));
    if (schema.type === 'boolean') found.add('true').add('false');
    if (schema.default !== undefined && schema.type !== 'object') found.add(String(schema.default));
  }
  return [...found].map((label) => ({ label, type: 'enum' }));
}

/** Completes keys and values of a YAML text from a JSON schema. */
export function schemaCompletion(root: JsonSchema): CompletionSource {
  return (context: CompletionContext): CompletionResult | null => {
    const place = yamlContext(context.state.doc.toString(), context.pos);
    if (!place || (!context.explicit && place.typed === '' && place.key === undefined)) return null;
    const around = schemasAt(root, place.key === undefined ? place.path : [...place.path, place.key]);
    const options = place.key === undefined ? keys(root, around, place.column, place.siblings) : values(around);
    return options.length === 0 ? null : { from: place.from, options, validFor: /^[\w-]*$/ };
  };
}
