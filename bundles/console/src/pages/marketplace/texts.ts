import type { TFunction } from 'i18next';
import type { ListingCard, Publisher, Revenue } from '../../api/marketplaceModel';

const KINDS = [
  'listings', 'agents', 'tools', 'connectors', 'routes', 'triggers', 'panels', 'channels', 'providers', 'bundles', 'templates',
] as const;

/** A kind in words; what a newer hub calls something else stays as it is. */
export function kindText(t: TFunction, kind: string): string {
  const known = KINDS.find((one) => one === kind);
  return known ? t(`market.kind.${known}`) : kind;
}

/** An amount in the currency's smallest unit, as people write it. */
export function moneyText(amount: number, currency: string, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}

/** How many of a currency's smallest unit make one of it. */
export function unitsOf(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 100;
  return 10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);
}

export function priceText(t: TFunction, { pricing, price, currency }: Pick<ListingCard, 'pricing' | 'price' | 'currency'>, language: string): string {
  if (pricing === 'free') return t('market.pricing.free');
  if (price > 0) return moneyText(price, currency, language);
  return pricing === 'enterprise' ? t('market.pricing.enterprise') : t('market.pricing.premium');
}

export function revenueText(revenue: Revenue, language: string): string {
  const sums = Object.entries(revenue).map(([currency, amount]) => moneyText(amount, currency, language));
  return sums.length > 0 ? sums.join(' + ') : '–';
}

/** `order-intake` as a category or a tag is read. */
export function wordText(word: string): string {
  const spaced = word.replaceAll('-', ' ');
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** Why something is recommended: `category:support`, `kind:tools`, `uses:shipping-quote`. */
export function becauseText(t: TFunction, because: string): string {
  const [sort = '', word = ''] = because.split(':');
  if (sort === 'category') return t('market.because.category', { word: wordText(word) });
  if (sort === 'kind') return t('market.because.kind', { word: kindText(t, word) });
  if (sort === 'uses') return t('market.because.uses', { word });
  return because;
}

/** Words that somebody typed with commas or spaces between them, as the hub takes them. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.toLowerCase().split(/[,;\s]+/).filter(Boolean))];
}

/** A share of one in percent; the nearest below, so that 100 % means all of them. */
export function shareText(share: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1, roundingMode: 'floor' } as Intl.NumberFormatOptions).format(share);
}

/** Where a listing's publisher has their page: names from elsewhere are not people of this hub. */
export function publisherPath({ publisherId, publisherName, origin }: Pick<ListingCard, 'publisherId' | 'publisherName' | 'origin'>): string {
  // who publishes with an API key has a slash in the name, which no address takes
  const name = publisherName.includes('/') ? publisherId : publisherName;
  return `/marketplace/publishers/${encodeURIComponent(name)}?from=${encodeURIComponent(origin)}`;
}

/** Whose page it is: a person's of this hub, or what a catalog names. */
export function fromText(t: TFunction, { name, from }: Pick<Publisher, 'name' | 'from'>): string {
  if (from === 'person') return `${t('market.profile.person')} · ${name}`;
  return from === 'shipped' ? t('market.profile.shipped') : t('market.profile.catalog', { name: from.replace(/^catalog:/, '') });
}
