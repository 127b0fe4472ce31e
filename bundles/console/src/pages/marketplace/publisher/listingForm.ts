import type { TFunction } from 'i18next';
import type { ListingDetail, ListingDraft } from '../../../api/marketplaceModel';
import { unitsOf, wordsOf } from '../texts';

/** A listing as a form has it: words as typed, the price in whole units of its currency. */
export interface ListingValues {
  name: string;
  summary: string;
  description: string;
  categories: string;
  tags: string;
  pricing: string;
  price: number | string;
  currency: string;
  visible: string;
}

export const NO_LISTING: ListingValues = {
  name: '',
  summary: '',
  description: '',
  categories: '',
  tags: '',
  pricing: 'free',
  price: 0,
  currency: 'EUR',
  visible: 'public',
};

const WORD = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CATEGORIES = 5;
const TAGS = 10;

export function valuesOf(listing: ListingDetail): ListingValues {
  const { name, summary, description, categories, tags, pricing, price, currency, visible } = listing;
  const words = { categories: categories.join(', '), tags: tags.join(', ') };
  return { name, summary, description, ...words, pricing, price: price / unitsOf(currency), currency, visible };
}

export function draftOf(values: ListingValues): ListingDraft {
  const { name, summary, description, pricing, currency, visible } = values;
  const texts = { name: name.trim(), summary: summary.trim(), description };
  const words = { categories: wordsOf(values.categories), tags: wordsOf(values.tags) };
  return { ...texts, ...words, pricing, currency, price: priceOf(values), visible };
}

function priceOf({ pricing, price, currency }: ListingValues): number {
  return pricing === 'free' ? 0 : Math.round(Number(price) * unitsOf(currency));
}

/** Only what somebody said: the rest stays as the package, or an earlier version, has it. */
export function saidOf(values: ListingValues): ListingDraft {
  const { name, summary, description, categories, tags, pricing, currency, price, visible } = draftOf(values);
  return {
    ...(name ? { name } : {}),
    ...(summary ? { summary } : {}),
    ...(description?.trim() ? { description } : {}),
    ...(categories?.length ? { categories } : {}),
    ...(tags?.length ? { tags } : {}),
    ...(pricing !== NO_LISTING.pricing ? { pricing, currency, price } : {}),
    ...(visible !== NO_LISTING.visible ? { visible } : {}),
  } as ListingDraft;
}

/** The hub checks all of it again; these are the ones that people meet. */
export function listingRules(t: TFunction, nameNeeded: boolean) {
  const words = (most: number) => (text: string) => {
    const all = wordsOf(text);
    if (all.length > most) return t('market.publisher.atMost', { count: most });
    return all.every((word) => WORD.test(word)) ? null : t('market.publisher.badWord');
  };
  return {
    name: (name: string) => (nameNeeded && !name.trim() ? t('form.required') : null),
    categories: words(CATEGORIES),
    tags: words(TAGS),
    currency: (currency: string) => (/^[A-Z]{3}$/.test(currency) ? null : t('market.publisher.badCurrency')),
    price: (price: number | string, { pricing }: ListingValues) =>
      pricing === 'premium' && !(Number(price) > 0) ? t('market.publisher.needsPrice') : null,
  };
}
