import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { layoutFaults } from '../walks/long-words.ts';
import { speak } from '../walks/pseudo-locale.ts';
import { walks } from '../walks/walks.ts';
import { type App, expect, openApp, test } from './app.ts';
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

const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'high contrast', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

/** Names, roles and sizes are the same in every look; these are judged in each. */
const colours = ['color-contrast', 'link-in-text-block'];

/**
 * What axe is to judge: the whole window but for its colours, or the colours of a look. What stood
 * in the same place with the same content at an earlier stop has its colours judged already.
 */
type Asked = { readonly what: 'structure' } | { readonly what: 'colours'; readonly look: string };

/** Every fault that axe finds, in one line each. */
function faultsIn(page: Page, asked: Asked): Promise<readonly string[]> {
  return page.evaluate(
    async ({ wanted, look, standards, colourRules }) => {
      const judged = ((window.judged ??= {})[look] ??= new Set());
      /** The largest pieces of the window that are new, but none that is large and new in part. */
      const news = (piece: Element, place: string): readonly Element[] => {
        const here = `${place}>${piece.tagName}.${piece.className}`;
        if (piece.querySelectorAll('*').length >= 40)
          return [...piece.children].flatMap((child) => news(child, here));
        const content = `${here} ${piece.outerHTML}`;
        if (judged.has(content)) return [];
        judged.add(content);
        return [piece];
      };
      const tips = '[data-overlay-container]:has(> [role=tooltip])';
      const isWhole = wanted === 'structure';
      const include = isWhole ? [document.documentElement] : news(document.body, '');
      if (include.length === 0) return [];
      const others = Object.fromEntries(colourRules.map((rule) => [rule, { enabled: false }]));
      const { violations } = await window.axe.run(
        { include: [...include], exclude: [tips] },
        {
          ...(isWhole
            ? {
                runOnly: { type: 'tag', values: [...standards] },
                rules: { ...others, 'target-size': { enabled: true } },
              }
            : { runOnly: { type: 'rule', values: [...colourRules] } }),
          resultTypes: ['violations'],
        },
      );
      // A splitter stands between two landmarks and belongs to neither; the palette's list scrolls
      // with the arrow keys of its field.
      const isFault = (rule: string, html: string) =>
        !(rule === 'region' && html.includes('splitter')) &&
        !(rule === 'scrollable-region-focusable' && html.includes('palette-list'));
      // What stands half behind the footer is scrolled to before it is pressed.
      const footer = document.querySelector('.screen-footer')?.getBoundingClientRect().top;
      const isCut = (rule: string, target: string) =>
        rule === 'target-size' &&
        (document.querySelector(target)?.getBoundingClientRect().bottom ?? 0) >
          (footer ?? Infinity);
      return violations.flatMap((rule) =>
        rule.nodes
          .filter((node) => isFault(rule.id, node.html) && !isCut(rule.id, node.target.join(' ')))
          .map(
            (node) =>
              `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n').at(-1)?.trim() ?? rule.help}`,
          ),
      );
    },
    {
      wanted: asked.what,
      look: asked.what === 'colours' ? asked.look : '',
      standards: tags,
      colourRules: colours,
    },
  );
}

/**
 * A main button that is out of sight before anything was scrolled; none where the screen has none.
 * One of a question leaves its room to the answers until one is chosen. What a stop of the walk had scrolled stays scrolled.
 */
function hiddenMainButton(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const screen = document.querySelector('.wizard-scroll');
    const button =
      screen?.querySelector('.screen-footer .button.primary') ??
      screen?.querySelector('.button.primary');
    if (screen == null || button == null || !button.checkVisibility()) return [];
    if (button.matches('.step-card :disabled')) return [];
    const scrolled = screen.scrollTop;
    screen.scrollTop = 0;
    const end = button.getBoundingClientRect().bottom;
    const edge = screen.getBoundingClientRect().bottom;
    screen.scrollTop = scrolled;
    return end <= edge + 1
      ? []
      : [`“${button.textContent}” ends ${Math.round(end - edge)} px below what is seen`];
  });
}

/** Buttons that end beyond the side of the window, where nothing scrolls to them. */
function cutButtons(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter(
        (button) =>
          button.checkVisibility({ visibilityProperty: true }) &&
          button.getBoundingClientRect().right > innerWidth + 1 &&
          button.closest('[role=grid]') === null,
      )
      .map((button) => button.ariaLabel ?? button.textContent),
  );
}

/** What the tabs of a dialog are for that do not all stand in one line. */
function tabsInLines(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role=dialog] [role=tablist]')].flatMap((list) => {
      const tabs = [...list.querySelectorAll('[role=tab]')];
      const tops = new Set(tabs.map((tab) => tab.getBoundingClientRect().top));
      return tops.size > 1 ? [list.ariaLabel ?? ''] : [];
    }),
  );
}

/** Warnings of which not all words are seen. */
function cutWarnings(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.warnings p')]
      .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
      .map(({ textContent }) => textContent),
  );
}

/** Buttons that are off and look otherwise: without a dashed edge, or in a colour of the system for it. */
function offInDisguise(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('span'));
    probe.style.color = 'GrayText';
    const { color: systems } = getComputedStyle(probe);
    probe.remove();
    return [...document.querySelectorAll('button:is([data-disabled], [data-pending])')]
      .filter((button) => {
        const { color, borderStyle } = getComputedStyle(button);
        return color === systems || (button.matches('.button') && borderStyle !== 'dashed');
      })
      .map(({ ariaLabel, textContent }) => ariaLabel ?? textContent);
  });
}

/** What is painted over by a main button that stays in sight, where it does not lie over it. */
function paintedOver(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.entry .button.primary')].flatMap((main) => {
      const end = main.getBoundingClientRect().bottom;
      const next = main.nextElementSibling?.getBoundingClientRect().top ?? Infinity;
      const shadow = getComputedStyle(main).boxShadow.matchAll(
        /(-?[\d.]+)px (-?[\d.]+)px (-?[\d.]+)px (-?[\d.]+)px/g,
      );
      const reach = Math.max(
        0,
        ...[...shadow].map(([, , down, , spread]) => Number(down) + Number(spread)),
      );
      return next >= end && next < end + reach ? [main.textContent] : [];
    }),
  );
}

/** The smallest window that most people have; what fits there fits everywhere. */
const smallWindow = { width: 1024, height: 700, zoom: 1 };
/** A usual window of somebody who needs it twice as large. */
const zoomedWindow = { width: 1280, height: 800, zoom: 2 };

/** Brings the window to a size, and waits until it stands. */
async function resize(app: App, wanted: typeof smallWindow): Promise<void> {
  await app.electron.evaluate(({ BrowserWindow }, { width, height, zoom }) => {
    const ours = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().startsWith('app://'),
    );
    ours?.setContentSize(width, height);
    ours?.webContents.setZoomFactor(zoom);
  }, wanted);
  await app.window.waitForFunction(
    ({ width, height, zoom }) =>
      Math.abs(innerWidth - width / zoom) <= 1 && Math.abs(innerHeight - height / zoom) <= 1,
    wanted,
  );
}

for (const { name, args, walk } of walks) {
  // These hold a piece of everything that the screens are made of.
  const tag = name === 'program-screens' ? [] : '@long';
  test(
    `the ${name} are for everyone: axe finds nothing in light, dark and high contrast, long words from right to left fit, no main button has to be scrolled to, and none is cut off`,
    { tag },
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'halo-screens-'));
      const app = await openApp({ args: args(folder), recordHar: null });
      const found: Record<string, readonly string[]> = {};
      const order = [...looks];
      try {
        await resize(app, smallWindow);
        await app.window.evaluate(axeSource);
        await walk(
          app,
          async (stop) => {
            await expect(app.window.locator('main h1').first()).toBeVisible();
            const keep = (where: string, faults: readonly string[]) => {
              if (faults.length > 0) found[`${stop}, ${where}`] = faults;
            };
            const [hidden, structure] = await Promise.all([
              hiddenMainButton(app.window),
              faultsIn(app.window, { what: 'structure' }),
            ]);
            keep('main button', hidden);
            keep('cut warnings', await cutWarnings(app.window));
            await resize(app, zoomedWindow);
            keep('main button at 200 %', await hiddenMainButton(app.window));
            keep('cut buttons at 200 %', await cutButtons(app.window));
            keep('painted over at 200 %', await paintedOver(app.window));
            keep('tabs at 200 %', await tabsInLines(app.window));
            await resize(app, smallWindow);
            keep('structure', structure);
            // Every other stop goes through the looks backwards: each change of look draws anew.
            for (const { name: look, media } of order) {
              await app.window.emulateMedia({ ...media, reducedMotion: 'reduce' });
              keep(look, await faultsIn(app.window, { what: 'colours', look }));
              keep(`what is off, ${look}`, await offInDisguise(app.window));
            }
            order.reverse();
            await speak(app.window, 'pseudo');
            keep('long words from right to left', await layoutFaults(app.window));
            await speak(app.window, 'english');
          },
          folder,
        );
      } finally {
        await app.close();
        removeFolder(folder);
      }
      expect(found).toEqual({});
    },
  );
}
