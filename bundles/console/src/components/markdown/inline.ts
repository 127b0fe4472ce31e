/** What stands in a line. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'em' | 'del'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }
  | { kind: 'break' };

const DEEPEST = 8;

/** Where a link may lead; anything else stays text. */
export function safeHref(address: string): string | undefined {
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(address) ? address : undefined;
}

type Rule = [pattern: RegExp, make: (match: RegExpExecArray, depth: number) => Inline];

const wrap =
  (kind: 'strong' | 'em' | 'del') =>
  (match: RegExpExecArray, depth: number): Inline => ({ kind, children: inline(match[1] ?? '', depth + 1) });

function link(match: RegExpExecArray, depth: number): Inline {
  const [, words = '', address = ''] = match;
  const href = safeHref(address);
  const children = inline(words, depth + 1);
  return href ? { kind: 'link', href, children } : { kind: 'em', children };
}

function bare(match: RegExpExecArray): Inline {
  const address = match[1] ?? match[0];
  return { kind: 'link', href: address, children: [{ kind: 'text', text: address }] };
}

// Each is tried where it may begin; lengths have limits so that no text, however made, takes long.
const RULES: Rule[] = [
  [/\\([\\`*_{}[\]()#+.!~<>|-])/y, (match) => ({ kind: 'text', text: match[1] ?? '' })],
  [/``[ ]?(.{1,1000}?)[ ]?``/y, (match) => ({ kind: 'code', text: match[1] ?? '' })],
  [/`([^`]{1,1000})`/y, (match) => ({ kind: 'code', text: match[1] ?? '' })],
  [/!?\[([^\][]{0,500})\]\(<?([^\s<>()]{0,1000})>?(?: "[^"]{0,200}")?\)/y, link],
  [/<(https?:\/\/[^\s<>]{1,1000})>/y, bare],
  [/https?:\/\/[^\s<>()\]]{0,1000}[^\s<>()\].,;:!?'"*_]/y, bare],
  [/\*\*(?=\S)(.{1,500}?)\*\*/y, wrap('strong')],
  [/__(?=\S)(.{1,500}?)__(?!\w)/y, wrap('strong')],
  [/~~(?=\S)(.{1,500}?)~~/y, wrap('del')],
  [/\*(?=[^\s*])([^*]{1,500})\*/y, wrap('em')],
  [/_(?=[^\s_])([^_]{1,500})_(?!\w)/y, wrap('em')],
  [/ {2,}\n|\\\n/y, () => ({ kind: 'break' })],
];

function matchAt(text: string, at: number, depth: number): [Inline, number] | undefined {
  const inWord = /\w/.test(text[at - 1] ?? '');
  // names_such_as_this are no emphasis, and no address begins within a word
  if (inWord && (text[at] === '_' || text[at] === 'h')) return undefined;
  for (const [pattern, make] of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return [make(match, depth), match[0].length];
  }
  return undefined;
}

/** The parts of a paragraph or a heading. */
export function inline(text: string, depth = 0): Inline[] {
  if (depth > DEEPEST) return [{ kind: 'text', text }];
  const parts: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain) parts.push({ kind: 'text', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? '';
    const hit = '\\`![<*_~h '.includes(char) ? matchAt(text, at, depth) : undefined;
    if (!hit) {
      plain += char;
      at++;
    } else if (hit[0].kind === 'text') {
      plain += hit[0].text;
      at += hit[1];
    } else {
      flush();
      parts.push(hit[0]);
      at += hit[1];
    }
  }
  flush();
  return parts;
}
