import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { formatCount, regionOf } from './format.ts';
import translation from '../../resources/locales/en.json';
import about from '../../resources/locales/about.en.json';
import captures from '../../resources/locales/captures.en.json';
import compare from '../../resources/locales/compare.en.json';
import checkup from '../../resources/locales/checkup.en.json';
import commands from '../../resources/locales/commands.en.json';
import packs from '../../resources/locales/packs.en.json';
import learn from '../../resources/locales/learn.en.json';
import help from '../../resources/locales/help.en.json';
import report from '../../resources/locales/report.en.json';
import requests from '../../resources/locales/requests.en.json';
import settings from '../../resources/locales/settings.en.json';
import share from '../../resources/locales/share.en.json';
import site from '../../resources/locales/site.en.json';

/** One namespace for each part of the window that has a locale file of its own. */
const english = {
  translation,
  about,
  captures,
  checkup,
  commands,
  compare,
  help,
  learn,
  packs,
  report,
  requests,
  settings,
  share,
  site,
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: typeof english;
  }
}

/**
 * Loads the strings, and tells the page its language and way of writing; React escapes them, so
 * i18next must not do it again.
 */
export function startStrings(): void {
  i18next.on('languageChanged', (language) => {
    Object.assign(document.documentElement, { lang: language, dir: i18next.dir(language) });
  });
  void i18next
    .use(amounts)
    .use(initReactI18next)
    .init({
      initAsync: false,
      lng: 'en',
      fallbackLng: 'en',
      resources: { en: english },
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    });
}

/**
 * Numbers in a string are amounts, written as everywhere; what is none, such as an exam's number, is
 * handed over as text. No string asks for another format.
 */
const amounts: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language = 'en') =>
    typeof value === 'number'
      ? formatCount(value, regionOf(language, navigator.languages))
      : String(value),
};

/** For notices, which are not made by a component. */
export const text = i18next.t.bind(i18next);
