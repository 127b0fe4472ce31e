import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { modeColors, MODES, type Mode } from './modes';

const dark: MantineColorsTuple = [
  '#f1eff5', '#d5d1de', '#b3adc0', '#8f889f', '#6a627b', '#433c53', '#332e40', '#1f1c26', '#18151e', '#100e15',
];

export function themeOf(mode: Mode) {
  return createTheme({
    fontFamily: "'Manrope', 'Noto Sans', system-ui, sans-serif",
    fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
    headings: { fontFamily: "'Manrope', 'Noto Sans', system-ui, sans-serif", fontWeight: '800' },
    colors: { ...modeColors, dark },
    primaryColor: mode,
    primaryShade: mode === 'flow' ? 5 : { light: 6, dark: mode === 'hub' ? 5 : 6 },
    autoContrast: true,
    luminanceThreshold: 0.22,
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    components: {
      Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
      Modal: { defaultProps: { centered: true, radius: 'lg' } },
      Button: { styles: { label: { fontWeight: 700 } } },
      Badge: { styles: { root: { textTransform: 'none', fontWeight: 700 } } },
    },
  });
}

/** Text and tints of the modes' colours, chosen for contrast on the modes' own grounds. */
export const cssVariables: CSSVariablesResolver = () => {
  const light: Record<string, string> = {};
  const night: Record<string, string> = {};
  for (const mode of MODES) {
    const shades = modeColors[mode];
    light[`--mantine-color-${mode}-text`] = shades[mode === 'workbench' ? 7 : 8];
    light[`--mantine-color-${mode}-light-color`] = shades[8];
    light[`--mantine-color-${mode}-outline`] = shades[8];
    night[`--mantine-color-${mode}-text`] = shades[mode === 'workbench' ? 3 : 4];
    night[`--mantine-color-${mode}-light-color`] = shades[mode === 'workbench' ? 2 : 3];
    night[`--mantine-color-${mode}-outline`] = shades[mode === 'workbench' ? 3 : 4];
  }
  return { variables: {}, light, dark: night };
};
