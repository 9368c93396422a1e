import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSHandle, Page } from '@playwright/test';

const folder = join(import.meta.dirname, '../../resources/locales');

/**
 * Around every text that comes from a locale file, so that one written into the source stands out.
 */
export const marks = ['⟦', '⟧'] as const;

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  n: 'ñ',
  c: 'ç',
  y: 'ý',
};

/**
 * The text with accents and about 40 % longer, its placeholders and nested keys left as they are.
 */
function pseudo(text: string): string {
  const accented = text
    .split(/(\{\{[^}]*\}\}|\$t\([^)]*\))/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/[a-zA-Z]/g, (letter) => accents[letter] ?? letter),
    )
    .join('');
  const longer = ' ~'.repeat(Math.ceil(text.replace(/\{\{[^}]*\}\}/g, '').length * 0.2));
  return `${marks[0]}${accented}${longer}${marks[1]}`;
}

/** Every string in pseudo; a plural gets all forms that Arabic asks for. */
function pseudoOf(strings: unknown): unknown {
  if (typeof strings === 'string') return pseudo(strings);
  return Object.fromEntries(
    Object.entries(strings as Record<string, unknown>).flatMap(([key, inner]) => {
      const stem = /^(.*)_other$/.exec(key)?.[1];
      const more =
        stem === undefined
          ? []
          : ['zero', 'two', 'few', 'many'].map(
              (form) => [`${stem}_${form}`, pseudoOf(inner)] as const,
            );
      return [[key, pseudoOf(inner)] as const, ...more];
    }),
  );
}

const bundles = Object.fromEntries(
  readdirSync(folder)
    .filter((file) => file.endsWith('en.json'))
    .map((file) => [
      file === 'en.json' ? 'translation' : file.replace('.en.json', ''),
      pseudoOf(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
    ]),
);

interface Strings {
  changeLanguage(language: string): Promise<unknown>;
  addResourceBundle(
    language: string,
    namespace: string,
    bundle: unknown,
    deep: boolean,
    overwrite: boolean,
  ): unknown;
}

/** By window: its strings, which know the pseudo-locale already. */
const known = new WeakMap<Page, Promise<JSHandle<Strings>>>();

/** The strings' module is found by what it can do. */
const teach = (page: Page): Promise<JSHandle<Strings>> =>
  page.evaluateHandle(async (pseudoBundles) => {
    const urls = [
      ...document.querySelectorAll<HTMLScriptElement | HTMLLinkElement>(
        'script[src], link[rel=modulepreload]',
      ),
    ].map((one) => ('src' in one ? one.src : one.href));
    const values = (
      await Promise.all(urls.map((url) => import(url) as Promise<Record<string, unknown>>))
    ).flatMap((module) => Object.values(module));
    const found = values.find(
      (value): value is Strings =>
        typeof value === 'object' &&
        value !== null &&
        'changeLanguage' in value &&
        'addResourceBundle' in value,
    );
    if (found === undefined) throw new Error('no module of the window gives its strings away');
    for (const [namespace, bundle] of Object.entries(pseudoBundles))
      found.addResourceBundle('ar', namespace, bundle, true, true);
    return found;
  }, bundles);

/**
 * Turns the window to the pseudo-locale, written from right to left, or back to English. Only the
 * pseudo-locale is drawn by then: who goes on in English waits for the words that are looked for.
 */
export async function speak(page: Page, language: 'pseudo' | 'english'): Promise<void> {
  const strings = known.get(page) ?? teach(page);
  known.set(page, strings);
  await (
    await strings
  ).evaluate(
    async (found, wanted) => {
      await found.changeLanguage(wanted);
      if (wanted === 'en') return;
      await new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(done));
      });
    },
    language === 'pseudo' ? 'ar' : 'en',
  );
}
