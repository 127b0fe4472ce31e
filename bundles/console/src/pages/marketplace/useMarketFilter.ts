import { useSearchParams } from 'react-router';
import { MARKET_KINDS, MARKET_SORTS, type MarketFilter } from '../../api/marketplaceModel';

/** What is looked for, kept in the address, so that it can be shared and the way back works. */
export function useMarketFilter() {
  const [search, setSearch] = useSearchParams();
  const text = (key: keyof MarketFilter) => search.get(key) ?? undefined;
  const filter: MarketFilter = {
    kind: MARKET_KINDS.find((one) => one === search.get('kind')),
    q: text('q'),
    category: text('category'),
    tag: text('tag'),
    pricing: text('pricing'),
    sort: MARKET_SORTS.find((one) => one === search.get('sort')),
  };
  const change = (part: MarketFilter) =>
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
    isFiltered: Object.values(filter).some((value) => value !== undefined),
    change,
    clear: () => setSearch({}, { replace: true }),
  };
}
