import { beforeAll, describe, expect, it } from 'vitest';
import i18n from '../../i18n';
import { becauseText, kindText, moneyText, priceText, revenueText, unitsOf, wordsOf, wordText } from './texts';

beforeAll(() => i18n.changeLanguage('en'));

describe('prices', () => {
  it('are kept in the smallest unit', () => {
    expect(moneyText(4900, 'EUR', 'en')).toBe('€49.00');
    expect(moneyText(4900, 'JPY', 'en')).toBe('¥4,900');
    expect(unitsOf('EUR')).toBe(100);
    expect(unitsOf('JPY')).toBe(1);
    expect(unitsOf('eu')).toBe(100);
  });

  it('say what they are', () => {
    expect(priceText(i18n.t, { pricing: 'free', price: 0, currency: 'EUR' }, 'en')).toBe('Free');
    expect(priceText(i18n.t, { pricing: 'premium', price: 900, currency: 'EUR' }, 'en')).toBe('€9.00');
    expect(priceText(i18n.t, { pricing: 'enterprise', price: 0, currency: 'EUR' }, 'en')).toBe('By agreement');
    expect(revenueText({}, 'en')).toBe('–');
    expect(revenueText({ EUR: 1000, USD: 250 }, 'en')).toBe('€10.00 + $2.50');
  });
});

describe('words', () => {
  it('are read as people write them', () => {
    expect(wordText('customer-support')).toBe('Customer support');
    expect(wordsOf('Mail, support mail')).toEqual(['mail', 'support']);
    expect(kindText(i18n.t, 'tools')).toBe('Tools');
    expect(kindText(i18n.t, 'spaceships')).toBe('spaceships');
    expect(becauseText(i18n.t, 'uses:shipping-quote')).toBe('Your workflows use shipping-quote');
    expect(becauseText(i18n.t, 'moon')).toBe('moon');
  });
});
