/** One line of the simple form: a name and what was typed for it. */
export interface Field {
  key: number;
  name: string;
  value: string;
}

let keys = 0;

export const emptyField = (): Field => ({ key: keys++, name: '', value: '' });

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** The form as an object: numbers, true and false as what they are; undefined where nothing was named. */
export function dataOf(fields: readonly Field[]): Record<string, unknown> | undefined {
  const named = fields.filter((field) => field.name.trim() !== '');
  if (named.length === 0) return undefined;
  return Object.fromEntries(named.map((field) => [field.name.trim(), valueOf(field.value)]));
}

export function isReadable(text: string): boolean {
  if (text.trim() === '') return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** An object's text as the form; undefined if it is no object. */
export function toFields(text: string): Field[] | undefined {
  if (text.trim() === '') return [emptyField()];
  const value = valueOf(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.entries(value).map(([name, one]) => ({
    ...emptyField(),
    name,
    // Text that would be read as something else keeps its quotes.
    value: typeof one === 'string' && typeof valueOf(one) === 'string' ? one : JSON.stringify(one),
  }));
}
