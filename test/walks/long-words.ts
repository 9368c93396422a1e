import { readdirSync, readFileSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import { join } from 'node:path';
import type { JSHandle, Page } from '@playwright/test';
import { marks } from './pseudo-locale.ts';

const resources = join(import.meta.dirname, '../../resources');

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** What writers say in resources/ is no string of the window; `{name}` stands for anything. */
const written = ['knowledge', 'checks', 'lessons', 'guide', 'help', 'practice/scenarios']
  .flatMap((folder) =>
    readdirSync(join(resources, folder))
      .filter((file) => /\.(json|md)$/.test(file))
      .flatMap((file) => {
        const content = readFileSync(join(resources, folder, file), 'utf8');
        return file.endsWith('.md')
          ? content
              .split('\n')
              .filter((line) => /^(?:#+|title:) /.test(line))
              .map((line) => line.replace(/^\S+ /, ''))
          : textsOf(JSON.parse(content));
      }),
  )
  .map((text) => text.replace(/\{\{?[\w.]+\}?\}/g, '\u0000'));

/**
 * Places that show what was recorded, what a file or a user wrote, and names that are the same in
 * every language.
 */
const data =
  '[role=grid], [role=tree], .details-panel, .request-details h2, pre, code, kbd, .server-words, .app-name, .share-preview, [data-written], .menu-check + *, .notice, .help-page, .trail-part, .story, [role=alertdialog]';

/** What the walks themselves bring along. */
const names = [
  'Acme service desk',
  'Contoso',
  // Chosen in English, and kept as the name of a file is.
  'Anna’s recording (practice)',
  'WebInspector 537.36',
  'Asset',
  // A line of a check-up keeps the words that it was made with.
  'Certificate',
  'favicon.ico',
  'collect?v=2',
  'Client?search=gr',
  't.js',
  `${platform()} ${release()} ${arch()}`,
];

/** By window: what writers say, handed over once. */
const handed = new WeakMap<Page, Promise<JSHandle<readonly (readonly string[])[]>>>();

/**
 * Faults of the present screen in the pseudo-locale: text that no locale file holds, text that is
 * cut off with nothing that tells the whole, and a layout that is wider than its window.
 */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  const texts =
    handed.get(page) ??
    page.evaluateHandle((all) => all.map((text) => text.split('\u0000')), written);
  handed.set(page, texts);
  return page.evaluate(
    ({ fits, quoted, places, theirs }) => {
      const isShown = (element: Element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        element.closest('.visually-hidden, [data-react-aria-hidden], [aria-hidden=true]') === null;
      const isWritten = (text: string) =>
        fits.some((parts) => {
          let at = 0;
          for (const part of parts) {
            const found = text.indexOf(part, at);
            if (found === -1) return false;
            at = found + part.length;
          }
          return parts.join('').trim().length > 0;
        });
      const isForeign = (text: string) =>
        /[a-z]{2}/i.test(text) &&
        !/^https?:\/\//.test(text) &&
        !/^[\w.-]+\.(?:har|json|log)\b/.test(text) &&
        !theirs.includes(text) &&
        !quoted.some((mark) => text.includes(mark)) &&
        !isWritten(text);
      const inTexts = () => {
        const faults: string[] = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode() !== null) {
          const element = walker.currentNode.parentElement;
          const text = (walker.currentNode.textContent ?? '').trim();
          if (
            element === null ||
            // What somebody typed.
            element instanceof HTMLTextAreaElement ||
            !isForeign(text) ||
            !isShown(element) ||
            element.closest(places) !== null
          )
            continue;
          faults.push(
            `from no locale file: ${text.slice(0, 80)} (${element.className || element.tagName})`,
          );
        }
        return faults;
      };
      const inNames = () => {
        const faults: string[] = [];
        for (const element of document.querySelectorAll(
          '[aria-label], [title], [placeholder], [alt]',
        )) {
          for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
            const text = element.getAttribute(name) ?? '';
            if (isForeign(text) && isShown(element) && element.closest(places) === null)
              faults.push(`from no locale file: ${name}=${text.slice(0, 80)}`);
          }
        }
        return faults;
      };
      const cutOff = () => {
        const faults: string[] = [];
        for (const element of document.querySelectorAll<HTMLElement>('body *')) {
          const style = getComputedStyle(element);
          const isCut =
            (style.overflowX === 'hidden' || style.overflowX === 'clip') &&
            element.scrollWidth > element.clientWidth + 1 &&
            element.clientWidth > 1;
          const isTold =
            element.closest('[title]') !== null ||
            element.closest(places) !== null ||
            (style.textOverflow === 'ellipsis' &&
              element.closest('[aria-label], button, [role=row]') !== null);
          if (isCut && !isTold && isShown(element) && !element.matches('.app-window, html, body'))
            faults.push(
              `cut off: ${(element.textContent ?? '').slice(0, 60)} (${element.className || element.tagName})`,
            );
        }
        return faults;
      };
      const tooWide = () => {
        const faults: string[] = [];
        const frame = document.querySelector('.app-window');
        if (
          document.documentElement.scrollWidth > innerWidth ||
          (frame !== null && frame.scrollWidth > innerWidth + 1)
        )
          faults.push('wider than the window');
        if (document.documentElement.scrollTop > 0 || (frame?.scrollTop ?? 0) > 0)
          faults.push('the window itself is scrolled');
        return faults;
      };
      return [...new Set([...inTexts(), ...inNames(), ...cutOff(), ...tooWide()])];
    },
    { fits: await texts, quoted: [...marks], places: data, theirs: names },
  );
}
