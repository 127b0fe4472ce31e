import type { ToolDefinition } from '../../api/model';

export const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'] as const;
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export interface Parameter {
  name: string;
  type: (typeof TYPES)[number];
  required: boolean;
  description: string;
}

/** What the form of a tool holds; texts that were left empty are not given. */
export interface ToolValues {
  name: string;
  summary: string;
  kind: 'http' | 'workflow';
  parameters: Parameter[];
  /** The schema as it is, where rows cannot show it; else empty. */
  schema: string;
  method: (typeof METHODS)[number];
  url: string;
  headers: { name: string; value: string }[];
  body: string;
  timeoutSeconds: number | '';
  result: string;
  workflow: string;
  waitSeconds: number | '';
}

export const EMPTY: ToolValues = {
  name: '',
  summary: '',
  kind: 'http',
  parameters: [],
  schema: '',
  method: 'GET',
  url: '',
  headers: [],
  body: '',
  timeoutSeconds: '',
  result: '',
  workflow: '',
  waitSeconds: '',
};

type Tree = Record<string, unknown>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) => (typeof value === 'number' ? value : '');

/** The rows of a schema of flat arguments; undefined for one that says more. */
export function rows(schema: unknown): Parameter[] | undefined {
  if (schema === undefined) return [];
  if (!isTree(schema) || Object.keys(schema).some((key) => !['type', 'properties', 'required', 'additionalProperties'].includes(key)))
    return undefined;
  if (schema.additionalProperties !== undefined && schema.additionalProperties !== false) return undefined;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const found: Parameter[] = [];
  for (const [name, property] of Object.entries(isTree(schema.properties) ? schema.properties : {})) {
    const type = isTree(property) ? TYPES.find((one) => one === property.type) : undefined;
    if (!type || !isTree(property) || Object.keys(property).some((key) => key !== 'type' && key !== 'description')) return undefined;
    found.push({ name, type, required: required.includes(name), description: text(property.description) });
  }
  return found;
}

export function schemaOf(parameters: readonly Parameter[]): Tree {
  const required = parameters.filter((one) => one.required).map((one) => one.name);
  return {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map(({ name, type, description }) => [name, { type, ...(description ? { description } : {}) }]),
    ),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

export function valuesOf(name: string, definition: ToolDefinition): ToolValues {
  const http: Tree = definition.http ?? {};
  const workflow: Tree = definition.workflow ?? {};
  const flat = rows(definition.input);
  return {
    ...EMPTY,
    name,
    summary: definition.summary ?? '',
    kind: definition.workflow ? 'workflow' : 'http',
    parameters: flat ?? [],
    schema: flat ? '' : JSON.stringify(definition.input, null, 2),
    method: METHODS.find((one) => one === http.method) ?? 'GET',
    url: text(http.url),
    headers: Object.entries(isTree(http.headers) ? http.headers : {}).map(([header, value]) => ({ name: header, value: text(value) })),
    body: http.body === undefined ? '' : JSON.stringify(http.body, null, 2),
    timeoutSeconds: number(http.timeoutSeconds),
    result: text(http.result),
    workflow: text(workflow.name),
    waitSeconds: number(workflow.waitSeconds),
  };
}

/** @throws SyntaxError for a body or a schema that is no JSON */
export function definitionOf(values: ToolValues, before?: ToolDefinition): ToolDefinition {
  const input = values.schema.trim() ? (JSON.parse(values.schema) as Tree) : schemaOf(values.parameters);
  const headers = Object.fromEntries(values.headers.filter((one) => one.name).map((one) => [one.name, one.value]));
  return {
    summary: values.summary.trim(),
    input,
    ...(before?.output ? { output: before.output } : {}),
    ...(values.kind === 'workflow'
      ? { workflow: { name: values.workflow, ...(values.waitSeconds === '' ? {} : { waitSeconds: values.waitSeconds }) } }
      : {
          http: {
            method: values.method,
            url: values.url.trim(),
            ...(Object.keys(headers).length > 0 ? { headers } : {}),
            ...(values.body.trim() ? { body: JSON.parse(values.body) as unknown } : {}),
            ...(values.timeoutSeconds === '' ? {} : { timeoutSeconds: values.timeoutSeconds }),
            ...(values.result.trim() ? { result: values.result.trim() } : {}),
          },
        }),
  };
}

/** Arguments to begin with when a tool is tried. */
export function exampleOf(schema: unknown): Tree {
  const blank: Record<string, unknown> = { string: '', number: 0, integer: 0, boolean: false, array: [], object: {} };
  const properties = isTree(schema) && isTree(schema.properties) ? schema.properties : {};
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, isTree(property) ? (property.default ?? blank[text(property.type)] ?? null) : null]),
  );
}
