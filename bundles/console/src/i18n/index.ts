import i18n from 'i18next';
import { initReactI18next } from 'react-i18next';
import de from './de.json';
import en from './en.json';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'serai.language';

function firstLanguage(): Language {
  const wanted = localStorage.getItem(KEY) ?? globalThis.navigator?.language?.slice(0, 2);
  return wanted === 'de' ? 'de' : 'en';
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
  void i18n.changeLanguage(language);
}

i18n.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});

void i18n.use(initReactI18next).init({
  resources: { en: { translation: en }, de: { translation: de } },
  lng: firstLanguage(),
  fallbackLng: 'en',
  showSupportNotice: false,
  interpolation: { escapeValue: false },
});

export default i18n;
