import type { TFunction } from 'i18next';

const ADVICE = [
  'descriptor-invalid',
  'contribution-invalid',
  'unresolved',
  'start-failed',
  'route-invalid',
  'downgrade',
  'name-clash',
  'version-exists',
  'version-missing',
  'installed',
  'in-use',
  'needed',
  'not-a-plugin',
  'unsigned',
  'tampered',
  'unknown-publisher',
  'revoked',
  'package-lost',
  'busy',
] as const;

/** What somebody can do about a refusal; undefined for a code that the console does not know. */
export function adviceFor(t: TFunction, code: string | undefined): string | undefined {
  const known = ADVICE.find((one) => `plugin.${one}` === code);
  return known && t(`plugins.advice.${known}`);
}
