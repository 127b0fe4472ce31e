import { useMemo, useState } from 'react';
import type { ExecutionFilter } from '../../api/queries';
import { useAddressFilter } from '../../components/useAddressFilter';

const KEYS = ['workflow', 'status', 'from', 'to', 'q', 'queue'] as const;

/** The filter stands in the address, so that it can be kept and sent to somebody. */
export function useExecutionFilter() {
  const { search, change, clear } = useAddressFilter<ExecutionFilter>();
  const [cleared, setCleared] = useState(0);
  const filter = useMemo(() => {
    const wanted: ExecutionFilter = {};
    for (const key of KEYS) wanted[key] = search.get(key) || undefined;
    return wanted;
  }, [search]);
  return {
    filter,
    isFiltered: KEYS.some((key) => filter[key] !== undefined),
    change,
    clear: () => {
      clear();
      setCleared((count) => count + 1);
    },
    /** Changes when the filter is cleared: a key for what holds a half-typed one. */
    cleared,
  };
}
