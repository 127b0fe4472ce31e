import { beforeAll, describe, expect, it } from 'vitest';
import i18n from '../../i18n';
import { formatBytes } from '../../components/format';
import { becauseText, kindText, moneyText, priceText, publisherPath, revenueText, shareText, unitsOf, wordsOf, wordText } from './texts';

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

describe('shares and sizes', () => {
  it('say all only of all', () => {
    expect(shareText(1, 'en')).toBe('100%');
    expect(shareText(0.99999, 'en')).toBe('99.9%');
    expect(shareText(0.75, 'de')).toBe('75\u00a0%');
  });

  it('are read as people write them', () => {
    expect(formatBytes(640, 'en')).toBe('640 byte');
    expect(formatBytes(3_400_000, 'en')).toBe('3.4 MB');
    expect(formatBytes(0, 'en')).toBe('0 byte');
  });
});

describe('publishers', () => {
  it('have a page by name and origin', () => {
    expect(publisherPath({ publisherId: 'k1', publisherName: 'ada/ci', origin: 'person' })).toBe('/marketplace/publishers/k1?from=person');
    expect(publisherPath({ publisherId: 'catalog:acme', publisherName: 'Acme & Co', origin: 'catalog:acme' })).toBe('/marketplace/publishers/Acme%20%26%20Co?from=catalog%3Aacme');
  });
});
