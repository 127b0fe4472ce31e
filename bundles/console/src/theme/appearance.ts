import { useSyncExternalStore } from 'react';

/** What a person chose; `auto` follows the system. */
export type Appearance = 'auto' | 'light' | 'dark' | 'contrast';

export const APPEARANCES: readonly Appearance[] = ['auto', 'light', 'dark', 'contrast'];

const KEY = 'serai.appearance';
const listeners = new Set<() => void>();

function isAppearance(value: string | null): value is Appearance {
  return APPEARANCES.includes(value as Appearance);
}

export function currentAppearance(): Appearance {
  const stored = localStorage.getItem(KEY);
  if (isAppearance(stored)) return stored;
  return globalThis.matchMedia?.('(prefers-contrast: more)').matches ? 'contrast' : 'auto';
}

export function chooseAppearance(appearance: Appearance): void {
  localStorage.setItem(KEY, appearance);
  applyContrast();
  for (const listener of listeners) listener();
}

/** High contrast is a light scheme with harder rules; theme/contrast.css has them. */
export function applyContrast(): void {
  document.documentElement.toggleAttribute('data-contrast', currentAppearance() === 'contrast');
}

export function useAppearance(): Appearance {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, currentAppearance);
}
