const PROGRAMS: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^curl\//, 'curl'],
];
const SYSTEMS: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** A browser and its system, as a person would name them; undefined for nothing. */
export function programOf(userAgent: string | null | undefined): string | undefined {
  if (!userAgent) return undefined;
  const find = (names: [RegExp, string][]) => names.find(([pattern]) => pattern.test(userAgent))?.[1];
  const known = [find(PROGRAMS), find(SYSTEMS)].filter(Boolean).join(', ');
  return known || userAgent.split(/[\s/]/)[0];
}
