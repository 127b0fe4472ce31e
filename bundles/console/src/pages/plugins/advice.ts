import type { TFunction } from 'i18next';

const ADVICE = [
  'descriptor-invalid',
  'contribution-invalid',
  'unresolved',
  'start-failed',
  'route-invalid',
  'permission-missing',
  'name-clash',
  'version-missing',
  'installed',
  'needed',
  'not-a-plugin',
  'unsigned',
  'tampered',
  'unknown-publisher',
  'revoked',
  'package-lost',
  'busy',
] as const;

/** What somebody can do about a refusal; undefined where the hub's own sentence says it, or the code is new. */
export function adviceFor(t: TFunction, code: string | undefined): string | undefined {
  const known = ADVICE.find((one) => `plugin.${one}` === code);
  return known && t(`plugins.advice.${known}`);
}
