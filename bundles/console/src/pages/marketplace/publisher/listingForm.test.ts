import { beforeAll, describe, expect, it } from 'vitest';
import i18n from '../../../i18n';
import { gapsOf } from './gaps';
import { draftOf, listingRules, NO_LISTING, saidOf } from './listingForm';

beforeAll(() => i18n.changeLanguage('en'));

describe('a listing that is written', () => {
  it('keeps prices in the smallest unit, and words apart', () => {
    const values = { ...NO_LISTING, name: ' Quotes ', categories: 'Shipping, logistics', pricing: 'premium', price: 19.99 };
    expect(draftOf(values)).toMatchObject({ name: 'Quotes', categories: ['shipping', 'logistics'], price: 1999, currency: 'EUR' });
    expect(draftOf({ ...values, currency: 'JPY', price: 500 }).price).toBe(500);
    expect(draftOf({ ...values, pricing: 'free' }).price).toBe(0);
  });

  it('leaves to the package what is left empty', () => {
    expect(saidOf(NO_LISTING)).toEqual({});
    expect(saidOf({ ...NO_LISTING, pricing: 'premium', price: 5 })).toEqual({ pricing: 'premium', price: 500, currency: 'EUR' });
  });

  it('says what is wrong before the hub does', () => {
    const rules = listingRules(i18n.t, true);
    expect(rules.name(' ')).not.toBeNull();
    expect(rules.tags('ok, 9bad')).not.toBeNull();
    expect(rules.categories('a b c d e f')).not.toBeNull();
    expect(rules.price(0, { ...NO_LISTING, pricing: 'premium' })).not.toBeNull();
    expect(rules.price(0, { ...NO_LISTING, pricing: 'enterprise' })).toBeNull();
    expect(rules.currency('eur')).not.toBeNull();
  });
});

describe('gaps', () => {
  it('are found once each, in their order', () => {
    expect(gapsOf('uri: hook:[[path]]\nto: "[[tool]] [[path]] [[9no]]"')).toEqual(['path', 'tool']);
  });
});
