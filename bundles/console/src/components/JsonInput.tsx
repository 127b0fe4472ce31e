import { Textarea, type TextareaProps } from '@mantine/core';

/** A text that is meant for the hub: typed as it is, without a spell checker's opinion. */
export function JsonInput(props: TextareaProps) {
  return (
    <Textarea
      autosize
      minRows={6}
      maxRows={18}
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
      {...props}
    />
  );
}
