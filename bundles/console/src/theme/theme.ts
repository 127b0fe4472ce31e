import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { modeColors, MODES, type Mode } from './modes';

const dark: MantineColorsTuple = [
  '#f1eff5', '#d5d1de', '#b3adc0', '#8f889f', '#433c53', '#3b3549', '#2d2838', '#1f1c26', '#18151e', '#100e15',
];

export function themeOf(mode: Mode) {
  return createTheme({
    fontFamily: "'Manrope', 'Noto Sans', system-ui, sans-serif",
    fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
    headings: { fontFamily: "'Manrope', 'Noto Sans', system-ui, sans-serif", fontWeight: '800' },
    colors: { ...modeColors, dark },
    primaryColor: mode,
    // White text is chosen by the light shade alone; the hub's blue carries it from shade 7 on.
    primaryShade: { workbench: 6, flow: 5, hub: 7 }[mode] as 5 | 6 | 7,
    autoContrast: true,
    luminanceThreshold: 0.22,
    defaultRadius: 'md',
    cursorType: 'pointer',
    respectReducedMotion: true,
    focusRing: 'auto',
    components: {
      Alert: {
        vars: (_theme: unknown, { color }: { color?: string }) => {
          const tone = color === 'red' ? 'var(--bad)' : color === 'yellow' ? 'var(--wait)' : color === 'green' ? 'var(--ok)' : 'var(--accent-ink)';
          return {
            root: {
              '--alert-color': tone,
              '--alert-bg': `color-mix(in srgb, ${tone} 9%, var(--surface))`,
              '--alert-bd': `1px solid color-mix(in srgb, ${tone} 35%, transparent)`,
            },
          };
        },
      },
      Tooltip: { defaultProps: { withArrow: true, openDelay: 300 } },
      Modal: { defaultProps: { centered: true, radius: 'lg' } },
      Button: { defaultProps: { variant: 'filled' }, styles: { label: { fontWeight: 700 } } },
      Badge: { styles: { root: { textTransform: 'none', fontWeight: 700 } } },
    },
  });
}

/** Text and tints of the modes' colours, chosen for contrast on the modes' own grounds. */
export const cssVariables: CSSVariablesResolver = ({ primaryColor }) => {
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
  const anchor = { '--mantine-color-anchor': `var(--mantine-color-${primaryColor}-text)` };
  return { variables: {}, light: { ...light, ...anchor }, dark: { ...night, ...anchor } };
};
