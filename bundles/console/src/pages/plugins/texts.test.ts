import { describe, expect, it } from 'vitest';
import i18n from '../../i18n';
import { adviceFor } from './advice';
import { sourceText } from './sourceText';

describe('where a version came from', () => {
  it.each([
    ['deploy:tools.kar', 'dropped in as tools.kar'],
    ['file:/srv/packages/tools.kar', 'from the file tools.kar'],
    ['required:order-intake', 'because order-intake needs it'],
    ['etc', 'wanted by the configuration'],
    ['moon:base', 'moon:base'],
  ])('%s', async (source, words) => {
    await i18n.changeLanguage('en');
    expect(sourceText(i18n.t, source)).toBe(words);
  });
});

describe('advice', () => {
  it('is there for codes that the console knows', () => {
    expect(adviceFor(i18n.t, 'plugin.tampered')).toContain('do not install');
    expect(adviceFor(i18n.t, 'plugin.from-the-future')).toBeUndefined();
    expect(adviceFor(i18n.t, undefined)).toBeUndefined();
  });
});
