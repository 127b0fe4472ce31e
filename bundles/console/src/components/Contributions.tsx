import { Stack, Text } from '@mantine/core';

interface Props {
  /** Names by kind. */
  names: Record<string, string[]>;
  /** What to say if it brings nothing. */
  none: string;
}

/** What a plugin brings, a line for each kind. */
export function Contributions({ names, none }: Props) {
  const brings = Object.entries(names).filter(([, some]) => some.length > 0);
  if (brings.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return (
    <Stack gap={6}>
      {brings.map(([kind, some]) => (
        <Text key={kind} size="sm" className="wrap-anywhere">
          <Text span size="sm" c="dimmed">
            {kind}:{' '}
          </Text>
          {some.join(', ')}
        </Text>
      ))}
    </Stack>
  );
}
