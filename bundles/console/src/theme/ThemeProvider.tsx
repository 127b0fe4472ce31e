import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { useEffect, useMemo, type ReactNode } from 'react';
import { applyContrast, useAppearance, type Appearance } from './appearance';
import type { Mode } from './modes';
import { cssVariables, themeOf } from './theme';

function Scheme({ appearance }: { appearance: Appearance }) {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    applyContrast();
    setColorScheme(appearance === 'contrast' ? 'light' : appearance);
  }, [appearance, setColorScheme]);
  return null;
}

/** The theme of a mode, in the appearance that the person chose. */
export function ThemeProvider({ mode, children }: { mode: Mode; children: ReactNode }) {
  const appearance = useAppearance();
  const theme = useMemo(() => themeOf(mode), [mode]);
  useEffect(() => {
    document.documentElement.dataset.mode = mode;
  }, [mode]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Scheme appearance={appearance} />
      {children}
    </MantineProvider>
  );
}
