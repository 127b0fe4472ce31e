import { Code } from '@mantine/core';

/** The addresses below this hub that a workflow answers on. */
export function HookPaths({ hooks }: { hooks: string[] }) {
  return hooks.map((hook) => (
    <Code key={hook} className="wrap-anywhere">
      /hooks/{hook}
    </Code>
  ));
}
