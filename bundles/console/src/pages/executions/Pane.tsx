import { Stack, Text } from '@mantine/core';
import { JsonPane } from '../../components/JsonPane';

/** A recorded value with its name. */
export function Pane({ title, value }: { title: string; value: unknown }) {
  return (
    <Stack gap={4} style={{ minWidth: 0 }}>
      <Text size="sm" fw={700}>
        {title}
      </Text>
      <JsonPane value={value} label={title} maxHeight={260} />
    </Stack>
  );
}
