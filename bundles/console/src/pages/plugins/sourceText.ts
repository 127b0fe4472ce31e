import type { TFunction } from 'i18next';

const KINDS = ['deploy', 'catalog', 'upload', 'file', 'required', 'etc', 'system'] as const;

/** Where a version came from, in words: `deploy:tools.kar` is "dropped in as tools.kar". */
export function sourceText(t: TFunction, source: string): string {
  const end = source.indexOf(':');
  const kind = KINDS.find((one) => one === (end < 0 ? source : source.slice(0, end)));
  const name = end < 0 ? '' : source.slice(end + 1);
  return kind ? t(`plugins.source.${kind}`, { name: name.slice(name.lastIndexOf('/') + 1) }).trim() : source;
}
