import { yamlLanguage } from '@codemirror/lang-yaml';
import type { SyntaxNode } from '@lezer/common';

/** A YAML text as far as it can be read: what is broken is left out. */
export type YamlValue = string | YamlValue[] | YamlMap;

export interface YamlMap {
  entries: { key: string; value: YamlValue; line: number }[];
}

export function isMap(value: YamlValue | undefined): value is YamlMap {
  return typeof value === 'object' && !Array.isArray(value);
}

/** The value of a key, if there is one. */
export function get(map: YamlMap, key: string): YamlValue | undefined {
  return map.entries.find((one) => one.key === key)?.value;
}

function unquoted(text: string): string {
  if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
  if (text.startsWith('"')) return text.slice(1, -1).replace(/\\(["\\])/g, '$1');
  return text.trim();
}

function children(node: SyntaxNode, name: string): SyntaxNode[] {
  return node.getChildren(name);
}

/** Reads with the editor's own parser, which goes on after mistakes. */
export function yamlValue(text: string): YamlValue {
  const slice = (node: SyntaxNode) => text.slice(node.from, node.to);
  const lineOf = (node: SyntaxNode) => text.slice(0, node.from).split('\n').length;

  function pair(node: SyntaxNode): YamlMap['entries'] {
    const key = node.getChild('Key');
    const value = node.lastChild;
    if (!key) return [];
    const isEmpty = !value || value.name === 'Key' || value.name === ':';
    return [{ key: unquoted(slice(key)), value: isEmpty ? '' : read(value), line: lineOf(node) }];
  }

  function read(node: SyntaxNode): YamlValue {
    switch (node.name) {
      case 'Stream':
      case 'Document':
      case 'Item':
      case 'Tagged':
      case 'Anchored': {
        const last = node.name === 'Stream' ? node.getChild('Document') : node.lastChild;
        return last && last.name !== '-' ? read(last) : '';
      }
      case 'BlockSequence':
      case 'FlowSequence':
        return children(node, 'Item').map(read);
      case 'BlockMapping':
      case 'FlowMapping':
        return { entries: children(node, 'Pair').flatMap(pair) };
      case 'BlockLiteral':
        return slice(node).replace(/^.*\n?/, '').trim();
      default:
        return unquoted(slice(node));
    }
  }
  return read(yamlLanguage.parser.parse(text).topNode);
}
