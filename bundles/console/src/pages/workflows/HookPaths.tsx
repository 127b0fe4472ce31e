import { Code } from '@mantine/core';

/** The addresses below this hub that a workflow answers on; those of services begin with their method. */
export function HookPaths({ hooks, services }: { hooks: string[]; services: string[] }) {
  return [...hooks.map((hook) => `/hooks/${hook}`), ...services].map((address) => (
    <Code key={address} className="wrap-anywhere">
      {address}
    </Code>
  ));
}
