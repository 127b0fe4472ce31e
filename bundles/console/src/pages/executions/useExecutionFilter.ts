import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { ExecutionFilter } from '../../api/queries';

const KEYS = ['workflow', 'status', 'from', 'to', 'q', 'queue'] as const;

/** The filter stands in the address, so that it can be kept and sent to somebody. */
export function useExecutionFilter() {
  const [search, setSearch] = useSearchParams();
  const [cleared, setCleared] = useState(0);
  const filter = useMemo(() => {
    const wanted: ExecutionFilter = {};
    for (const key of KEYS) wanted[key] = search.get(key) || undefined;
    return wanted;
  }, [search]);
  const change = (part: ExecutionFilter) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        for (const [key, value] of Object.entries(part)) {
          if (value) after.set(key, value);
          else after.delete(key);
        }
        return after;
      },
      { replace: true },
    );
  return {
    filter,
    isFiltered: KEYS.some((key) => filter[key] !== undefined),
    change,
    clear: () => {
      setSearch({}, { replace: true });
      setCleared((count) => count + 1);
    },
    /** Changes when the filter is cleared: a key for what holds a half-typed one. */
    cleared,
  };
}
