import { useSearchParams } from 'react-router';

/** A filter that stands in the address, so that it can be kept and sent to somebody, and the way back works. */
export function useAddressFilter<F extends { [K in keyof F]: string | undefined }>() {
  const [search, setSearch] = useSearchParams();
  return {
    search,
    /** What is empty leaves the address. */
    change: (part: F) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [key, value] of Object.entries<string | undefined>(part)) {
            if (value) after.set(key, value);
            else after.delete(key);
          }
          return after;
        },
        { replace: true },
      ),
    clear: () => setSearch({}, { replace: true }),
  };
}
