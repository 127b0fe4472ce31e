import { inline, type Inline } from './inline';

export type Block =
  | { kind: 'heading'; level: number; children: Inline[] }
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'quote'; children: Block[] }
  | { kind: 'list'; ordered: boolean; start: number; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }
  | { kind: 'rule' };

const DEEPEST = 6;
const FENCE = /^ {0,3}(```+|~~~+)/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*)$/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^( {0,3})([-*+]|\d{1,9}[.)])( {1,4}|\t)(?=\S)/;
const TABLE_LINE = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

const blank = (line: string | undefined) => line === undefined || line.trim() === '';

const cells = (line: string): Inline[][] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => inline(cell.trim()));

/** Whether a line ends the paragraph before it. */
const interrupts = (line: string) =>
  FENCE.test(line) || HEADING.test(line) || RULE.test(line) || QUOTE.test(line) || ITEM.test(line);

/**
 * Markdown as blocks: headings, paragraphs, lists, quotes, code, tables and rules. What it does not know, HTML above all, stays
 * text.
 */
export function blocks(text: string): Block[] {
  return parse(text.replace(/\r\n?/g, '\n').split('\n'), 0);
}

function parse(lines: readonly string[], depth: number): Block[] {
  if (depth > DEEPEST) return [{ kind: 'paragraph', children: [{ kind: 'text', text: lines.join('\n') }] }];
  const found: Block[] = [];
  for (let at = 0; at < lines.length; ) {
    if (blank(lines[at])) {
      at++;
      continue;
    }
    const [block, end] = blockAt(lines, at, depth);
    found.push(block);
    at = end;
  }
  return found;
}

function blockAt(lines: readonly string[], at: number, depth: number): [Block, number] {
  const line = lines[at] ?? '';
  const heading = HEADING.exec(line);
  if (heading) return [{ kind: 'heading', level: heading[1]?.length ?? 1, children: inline(heading[2] ?? '') }, at + 1];
  if (FENCE.test(line)) return fenced(lines, at);
  if (RULE.test(line)) return [{ kind: 'rule' }, at + 1];
  if (QUOTE.test(line)) {
    const end = first(lines, at, (one) => !QUOTE.test(one));
    return [{ kind: 'quote', children: parse(lines.slice(at, end).map((one) => one.replace(QUOTE, '')), depth + 1) }, end];
  }
  if (ITEM.test(line)) return list(lines, at, depth);
  if (line.includes('|') && TABLE_LINE.test((lines[at + 1] ?? '').trim())) {
    const end = first(lines, at + 2, (one) => !one.includes('|'));
    return [{ kind: 'table', head: cells(line), rows: lines.slice(at + 2, end).map(cells) }, end];
  }
  const end = first(lines, at + 1, (one) => blank(one) || interrupts(one));
  return [{ kind: 'paragraph', children: inline(lines.slice(at, end).join('\n').trim()) }, end];
}

/** The first line at or after a place for which something is true; the end, if there is none. */
function first(lines: readonly string[], from: number, is: (line: string, at: number) => boolean): number {
  for (let at = from; at < lines.length; at++) if (is(lines[at] ?? '', at)) return at;
  return lines.length;
}

function fenced(lines: readonly string[], at: number): [Block, number] {
  const fence = FENCE.exec(lines[at] ?? '')?.[1] ?? '```';
  const end = first(lines, at + 1, (line) => line.trim().startsWith(fence));
  return [{ kind: 'code', text: lines.slice(at + 1, end).join('\n') }, end + 1];
}

function list(lines: readonly string[], at: number, depth: number): [Block, number] {
  const marker = ITEM.exec(lines[at] ?? '')?.[2] ?? '-';
  const ordered = /\d/.test(marker);
  const items: Block[][] = [];
  let next = at;
  while (next < lines.length) {
    const line = lines[next] ?? '';
    const item = ITEM.exec(line);
    if (!item || RULE.test(line) || /\d/.test(item[2] ?? '') !== ordered) break;
    const width = item[0].length;
    const end = itemEnd(lines, next + 1, width);
    const body = lines.slice(next + 1, end).map((one) => one.slice(Math.min(width, one.length - one.trimStart().length)));
    items.push(parse([line.slice(width), ...body], depth + 1));
    next = end;
  }
  return [{ kind: 'list', ordered, start: ordered ? Number.parseInt(marker, 10) : 1, items }, next];
}

/** An item goes on with what is indented, and with the rest of its paragraph. */
function itemEnd(lines: readonly string[], from: number, width: number): number {
  const indent = Math.min(width, 2);
  return first(lines, from, (line, at) => {
    const indented = line.length - line.trimStart().length >= indent;
    return !blank(line) && !indented && (blank(lines[at - 1]) || interrupts(line));
  });
}
