import { Stack } from '@mantine/core';
import { KeysPanel } from './KeysPanel';
import { OwnKeyPanel } from './OwnKeyPanel';
import { RevocationsPanel } from './RevocationsPanel';

/** Whose packages are taken, which are not taken any more, and what this hub signs with. */
export function TrustTab() {
  return (
    <Stack gap="lg">
      <KeysPanel />
      <RevocationsPanel />
      <OwnKeyPanel />
    </Stack>
  );
}
