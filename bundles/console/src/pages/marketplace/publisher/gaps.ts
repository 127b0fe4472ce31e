/** Names between double brackets, which a template's parameters fill; each once, in the order of the text. */
export function gapsOf(dsl: string): string[] {
  return [...new Set([...dsl.matchAll(/\[\[([a-zA-Z][a-zA-Z0-9-]{0,39})]]/g)].map((match) => match[1] ?? ''))];
}
