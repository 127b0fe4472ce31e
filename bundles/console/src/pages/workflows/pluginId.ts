/** A workflow's name as a plugin's id may be: lower-case words joined by hyphens, the first of which begins with a letter. */
export function pluginId(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-')
    .slice(0, 80)
    .replace(/-$/, '');
  return /^[a-z]/.test(words) ? words : `plugin-${words}`.replace(/-$/, '');
}
