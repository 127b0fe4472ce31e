import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';

const PAUSE_MILLIS = 300;

/** What somebody types to search, and what to search for once they pause. */
export function useSearchText() {
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), PAUSE_MILLIS);
  return { text, setText, q };
}

export type SearchText = ReturnType<typeof useSearchText>;
