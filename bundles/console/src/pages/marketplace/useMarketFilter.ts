import { MARKET_KINDS, MARKET_SORTS, type MarketFilter } from '../../api/marketplaceModel';
import { useAddressFilter } from '../../components/useAddressFilter';

/** What is looked for, kept in the address, so that it can be shared and the way back works. */
export function useMarketFilter() {
  const { search, change, clear } = useAddressFilter<MarketFilter>();
  const text = (key: keyof MarketFilter) => search.get(key) ?? undefined;
  const filter: MarketFilter = {
    kind: MARKET_KINDS.find((one) => one === search.get('kind')),
    q: text('q'),
    category: text('category'),
    tag: text('tag'),
    pricing: text('pricing'),
    sort: MARKET_SORTS.find((one) => one === search.get('sort')),
  };
  return {
    filter,
    isFiltered: Object.values(filter).some((value) => value !== undefined),
    change,
    clear,
  };
}
