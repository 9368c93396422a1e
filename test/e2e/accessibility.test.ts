import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { layoutFaults } from '../walks/long-words.ts';
import { speak } from '../walks/pseudo-locale.ts';
import { walks } from '../walks/walks.ts';
import { expect, openApp, test } from './app.ts';
import { removeFolder } from '../remove-folder.ts';

test.describe.configure({ timeout: 300_000 });

declare const window: {
  readonly axe: typeof axe;
  /** By look: what was judged at an earlier stop of the walk. */
  judged?: Record<string, Set<string>>;
};

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const everyRule = { type: 'tag', values: tags } as const;
/**
 * Names, roles and sizes are the same in every look: what comes after the first is judged by its
 * colours alone.
 */
const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const;

const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' }, rules: everyRule },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' }, rules: colours },
  { name: 'high contrast', media: { colorScheme: 'dark', forcedColors: 'active' }, rules: colours },
] as const;

/**
 * Every fault that axe finds in the present look, in one line each. Where colours alone are judged,
 * what stood in the same place with the same content at an earlier stop is not judged again.
 */
async function faultsIn(
  page: Page,
  { name, rules }: (typeof looks)[number],
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(
    async ({ look, wanted }) => {
      const judged = ((window.judged ??= {})[look] ??= new Set());
      /** The largest pieces of the window that are new, but none that is large and new in part. */
      const news = (piece: Element, place: string): readonly Element[] => {
        const here = `${place}>${piece.tagName}.${piece.className}`;
        const content = `${here} ${piece.outerHTML}`;
        if (judged.has(content)) return [];
        judged.add(content);
        return piece.querySelectorAll('*').length < 40
          ? [piece]
          : [...piece.children].flatMap((child) => news(child, here));
      };
      const tips = '[data-overlay-container]:has(> [role=tooltip])';
      const isWhole = wanted.type === 'tag';
      const include = isWhole ? [document.documentElement] : news(document.body, '');
      if (include.length === 0) return [];
      const { violations } = await window.axe.run(
        { include: [...include], exclude: [tips] },
        {
          runOnly: { type: wanted.type, values: [...wanted.values] },
          rules: isWhole ? { 'target-size': { enabled: true } } : {},
          resultTypes: ['violations'],
        },
      );
      // A splitter stands between two landmarks and belongs to neither; the palette's list scrolls
      // with the arrow keys of its field.
      const isFault = (rule: string, html: string) =>
        !(rule === 'region' && html.includes('splitter')) &&
        !(rule === 'scrollable-region-focusable' && html.includes('palette-list'));
      return violations.flatMap((rule) =>
        rule.nodes
          .filter((node) => isFault(rule.id, node.html))
          .map(
            (node) =>
              `${rule.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n').at(-1)?.trim() ?? rule.help}`,
          ),
      );
    },
    { look: name, wanted: rules },
  );
}

for (const { name, args, walk } of walks) {
  test(`the ${name} are for everyone: axe finds nothing in light, dark and high contrast, and long words from right to left fit`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-screens-'));
    const app = await openApp({ args: args(folder), recordHar: null });
    const found: Record<string, readonly string[]> = {};
    try {
      await walk(
        app,
        async (stop) => {
          await expect(app.window.locator('main h1').first()).toBeVisible();
          for (const look of looks) {
            await app.window.emulateMedia({ ...look.media, reducedMotion: 'reduce' });
            const faults = await faultsIn(app.window, look);
            if (faults.length > 0) found[`${stop}, ${look.name}`] = faults;
          }
          await app.window.emulateMedia({ ...looks[0].media, reducedMotion: 'reduce' });
          await speak(app.window, 'pseudo');
          const faults = await layoutFaults(app.window);
          if (faults.length > 0) found[`${stop}, long words from right to left`] = faults;
          await speak(app.window, 'english');
        },
        folder,
      );
    } finally {
      await app.close();
      removeFolder(folder);
    }
    expect(found).toEqual({});
  });
}
