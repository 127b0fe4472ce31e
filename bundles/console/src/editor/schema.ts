/** As much of JSON Schema as Camel's YAML schema uses. */
export interface JsonSchema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: unknown[];
  default?: unknown;
  deprecated?: boolean;
  properties?: Record<string, JsonSchema>;
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
}

function resolve(root: JsonSchema, ref: string): JsonSchema | undefined {
  let at: unknown = root;
  for (const part of ref.replace(/^#\//, '').split('/')) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[part.replace(/~1/g, '/').replace(/~0/g, '~')];
  }
  return at as JsonSchema | undefined;
}

/** A schema with all that it refers to and all its alternatives. */
export function alternatives(root: JsonSchema, schema: JsonSchema, seen = new Set<JsonSchema>()): JsonSchema[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const target = schema.$ref === undefined ? undefined : resolve(root, schema.$ref);
  const parts = [target, ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => (part ? alternatives(root, part, seen) : []))];
}

/** Everything that may stand at a path; empty where the schema knows nothing. */
export function schemasAt(root: JsonSchema, path: readonly string[]): JsonSchema[] {
  let current = alternatives(root, root);
  for (const part of path) {
    const below = current.flatMap((schema) => {
      if (part === '[]') return schema.items ?? [];
      const own = schema.properties?.[part];
      return own ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : []);
    });
    const seen = new Set<JsonSchema>();
    current = below.flatMap((schema) => alternatives(root, schema, seen));
  }
  return current;
}

/** What follows a key: a list, a mapping, or a plain value. */
export function shapeOf(root: JsonSchema, schema: JsonSchema): 'list' | 'mapping' | 'value' {
  const all = alternatives(root, schema);
  if (all.some((one) => one.type === 'array')) return 'list';
  return all.some((one) => one.properties !== undefined || one.type === 'object') ? 'mapping' : 'value';
}
