/** A place in a YAML text, as far as completion needs to know it. */
export interface YamlContext {
  /** Keys from the root to the mapping around the cursor; `[]` is an item of a list. */
  path: string[];
  /** The key whose value is being typed; undefined while a key is. */
  key: string | undefined;
  /** What is typed already, and where it begins. */
  typed: string;
  from: number;
  /** The column of the mapping's keys. */
  column: number;
  /** Keys that the mapping has already. */
  siblings: Set<string>;
}

interface Line {
  dashes: number[];
  column: number;
  key: string | undefined;
  value: string;
}

const ITEM = '[]';

function parse(text: string): Line | undefined {
  const lead = /^[ ]*(?:-[ ]+)*(?:-$)?/.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  if ((rest === '' && !lead.includes('-')) || rest.startsWith('#')) return undefined;
  const dashes = [...lead].flatMap((char, index) => (char === '-' ? [index] : []));
  const match = /^(?:"([^"]*)"|'([^']*)'|([^\s:#"'[{][^:#]*?))\s*:(?:\s+(.*))?$/.exec(rest);
  return {
    dashes,
    column: lead.length,
    key: match ? (match[1] ?? match[2] ?? match[3]) : undefined,
    value: (match ? match[4] : rest)?.replace(/\s*#.*$/, '').trim() ?? '',
  };
}

/** Whether a line stands in a block of plain text (`key: |`), where nothing can be completed. */
function insideText(lines: readonly string[], at: number, column: number): boolean {
  let limit = column;
  for (let index = at - 1; index >= 0 && limit > 0; index--) {
    const line = parse(lines[index] ?? '');
    const start = line?.dashes[0] ?? line?.column;
    if (!line || start === undefined || start >= limit) continue;
    if (/^[|>][+-]?\d?$/.test(line.value)) return true;
    limit = start;
  }
  return false;
}

function siblingsOf(lines: readonly string[], at: number, column: number, startsItem: boolean): Set<string> {
  const found = new Set<string>();
  const look = (from: number, step: number) => {
    for (let index = from; index >= 0 && index < lines.length; index += step) {
      const line = parse(lines[index] ?? '');
      if (!line) continue;
      // Going down, the next dash to the left begins another item; going up, it is where this one began.
      const border = (line.dashes[0] ?? line.column) < column;
      if (border && (step > 0 || line.column < column)) return;
      if (line.column === column && line.key !== undefined) found.add(line.key);
      if (border) return;
    }
  };
  if (!startsItem) look(at - 1, -1);
  look(at + 1, 1);
  return found;
}

/** Reads by indentation, so that it also works while the text is not valid yet. */
export function yamlContext(text: string, position: number): YamlContext | undefined {
  const lines = text.split('\n');
  const at = text.slice(0, position).split('\n').length - 1;
  const lineStart = text.lastIndexOf('\n', position - 1) + 1;
  const before = text.slice(lineStart, position);
  const lead = /^[ ]*(?:-[ ]+)*/.exec(before)?.[0] ?? '';
  const rest = before.slice(lead.length);
  if (rest.startsWith('#') || /\s#/.test(rest) || insideText(lines, at, lead.length)) return undefined;

  const value = /^([^\s:]+):\s+(.*)$/.exec(rest);
  const typed = value ? (value[2] ?? '') : rest;
  if (!value && /[\s:]/.test(rest)) return undefined;

  const path: string[] = [];
  let column = lead.length;
  let inList = false;
  const enter = (dashes: number[]) => {
    for (const dash of [...dashes].reverse()) {
      path.unshift(ITEM);
      column = dash;
      inList = true;
    }
  };
  const ownDashes = [...lead].flatMap((char, index) => (char === '-' ? [index] : []));
  enter(ownDashes);
  for (let index = at - 1; index >= 0; index--) {
    const line = parse(lines[index] ?? '');
    if (!line || !(line.column < column || (line.column === column && inList && line.value === ''))) {
      // The first key of this very item: `- id: x` above our line.
      if (line && line.column === column && line.dashes.length > 0 && !inList) enter(line.dashes);
      continue;
    }
    if (line.key === undefined || line.value !== '') continue;
    path.unshift(line.key);
    column = line.column;
    inList = false;
    enter(line.dashes);
  }
  return {
    path,
    key: value?.[1],
    typed,
    from: position - typed.length,
    column: lead.length,
    siblings: siblingsOf(lines, at, lead.length, ownDashes.length > 0),
  };
}
