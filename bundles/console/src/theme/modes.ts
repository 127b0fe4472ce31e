import type { MantineColorsTuple } from '@mantine/core';

/** The three faces of the hub: build, connect, run. */
export type Mode = 'workbench' | 'flow' | 'hub';

export const MODES: readonly Mode[] = ['workbench', 'flow', 'hub'];

/** Shade 5 is the mode's own colour; 6 and 8 are dark enough for text on light ground. */
export const modeColors: Record<Mode, MantineColorsTuple> = {
  workbench: [
    '#fff0f0', '#ffdedf', '#fbbabd', '#f69297', '#f06a71', '#EA2831', '#d41f28', '#b8171f', '#9c1119', '#7a0a11',
  ],
  hub: ['#eaf5ff', '#d3e9ff', '#a8d3ff', '#7dbdff', '#5aafff', '#359EFF', '#0284c7', '#036ba3', '#075985', '#0b4266'],
  flow: ['#fff9e5', '#fef1c7', '#fde69b', '#fcdb70', '#fbd152', '#FAC638', '#e0ad1d', '#a87d06', '#7a5a00', '#574000'],
};

/** Which mode a page belongs to. */
export function modeOf(pathname: string): Mode {
  if (/^\/(plugins|marketplace|panels|audit)/.test(pathname)) return 'hub';
  if (/^\/(workflows|executions|approvals|schedules|queues|dead-letters)/.test(pathname)) return 'flow';
  return 'workbench';
}
