import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import { onX11, startXvfb } from '../../main/launch/runtime/display.mjs';
import type { App } from './app.ts';
import { type XInput, xInput } from './x-input.ts';

/** A screen of its own with a window manager and a keyboard, as a person's desk has them. */
export interface Desktop {
  /** For a program that is to show itself there. */
  readonly env: Readonly<Record<string, string>>;
  hands(app: App): Hands;
  close(): void;
}

/** @throws Error where Openbox is missing: `npm test` installs it */
export async function openDesktop(): Promise<Desktop> {
  const display = await startXvfb();
  const manager = spawn('openbox', ['--sm-disable'], {
    env: onX11(process.env, display.name),
    stdio: 'ignore',
  });
  await new Promise((done, fail) => {
    manager.once('spawn', done);
    manager.once('error', fail);
  });
  const input = await xInput(display.name);
  return {
    env: { DISPLAY: display.name, XDG_SESSION_TYPE: 'x11' },
    hands: (app) => new Hands(input, app),
    close() {
      input.close();
      manager.kill();
      display.stop();
    },
  };
}

/** Our window, or the embedded Halo: a page may be on its way to another address. */
const kindOf = (url: string): string => (url.startsWith('app:') ? 'window' : 'halo');

/** More presses of the Tab key than that, and nobody would call it reachable. */
const enough = 60;

/**
 * Real keys of the display: they go to whatever the system says has the keyboard, and nothing here
 * moves the focus but they.
 */
export class Hands {
  readonly #input: XInput;
  readonly #app: App;

  constructor(input: XInput, app: App) {
    this.#input = input;
    this.#app = app;
  }

  /** With F6 until the keyboard is in that page. */
  async cross(to: Page): Promise<void> {
    for (let at = 0; at < enough && !(await this.#isIn(to)); at += 1) {
      const before = await this.#place();
      this.#input.key('F6');
      await this.#changed(() => this.#placeAfterF6(before), before);
    }
  }

  /**
   * Where F6 has led. `before` while it is under way: our window has the keyboard a moment before a
   * part of it gets it, and the next key would go to what had it last.
   */
  async #placeAfterF6(before: string): Promise<string> {
    const place = await this.#place();
    const isThere = () =>
      this.#app.window.evaluate(() => {
        const { activeElement: active } = document;
        return active instanceof HTMLElement && 'keyFocus' in active.dataset;
      });
    return place.startsWith('halo') || (await isThere()) ? place : before;
  }

  /** Where the keyboard is: which page, and which part of our window. */
  readonly #place = async (): Promise<string> => {
    const page = await this.#focused();
    const part = await this.#app.window.evaluate(
      () => document.activeElement?.closest<HTMLElement>('[data-area]')?.dataset['area'],
    );
    return `${page} ${part}`;
  };

  /** The kind of page that has the keyboard; the window manager gives it to a window when it may. */
  async #focused(): Promise<string> {
    let page: string | null = null;
    await expect
      .poll(async () => {
        page = await this.#app.electron.evaluate(
          ({ BrowserWindow, webContents }) =>
            BrowserWindow.getFocusedWindow() &&
            (webContents.getFocusedWebContents()?.getURL() ?? null),
        );
        return page;
      })
      .not.toBeNull();
    return kindOf(page ?? '');
  }

  async #isIn(page: Page): Promise<boolean> {
    return (await this.#focused()) === kindOf(page.url());
  }

  /**
   * A key takes its time to arrive: looking without a pause would take it from the program. One that
   * changed nothing is not waited for longer.
   */
  async #changed(look: () => Promise<string>, before: string): Promise<string> {
    const until = Date.now() + 2_000;
    let seen = await look();
    while (seen === before && Date.now() < until) {
      await pause(20);
      seen = await look();
    }
    return seen;
  }

  /** Goes to a control with the Tab key, and presses it. */
  async press(wanted: Locator, key = 'Enter'): Promise<void> {
    await this.tabTo(wanted);
    this.#input.key(key);
  }

  /**
   * Picks from a list by the first letters of what it holds. A page that is just drawn anew takes
   * the list away between two letters.
   */
  async choose(list: Locator, words: string): Promise<void> {
    await expect(async () => {
      await this.tabTo(list);
      this.write(words.slice(0, 4).toLowerCase());
      await expect(list.locator('option:checked')).toHaveText(words, { timeout: 2_000 });
    }).toPass();
  }

  write(text: string): void {
    for (const letter of text) this.#input.key(letter);
  }

  /** The shorter way round. What has the keyboard must be seen to have it. */
  async tabTo(wanted: Locator): Promise<void> {
    await expect(wanted).toBeVisible();
    await this.cross(wanted.page());
    const look = fromHere(wanted);
    let place = await look();
    for (let at = 0; at < enough && !place.startsWith('there'); at += 1) {
      const before = place;
      this.#input.key(place.startsWith('back') ? 'Shift+Tab' : 'Tab');
      place = await this.#changed(look, before);
      if (place === before) await this.cross(wanted.page());
    }
    if (!place.startsWith('there'))
      throw new Error(`the Tab key does not lead to ${String(wanted)}`);
  }
}

/**
 * Which way a control lies from what has the focus in its page, `there` where it has it itself; and
 * the place of the focus among all elements. null where the page has drawn the control anew.
 */
const placeFrom = (element: Element): string | null => {
  if (!element.isConnected) return null;
  const { activeElement: active } = document;
  const way = () => {
    if (active === element || element.contains(active)) return 'there';
    if (active === null || active === document.body) return 'on';
    const place = element.compareDocumentPosition(active);
    return (place & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 'on' : 'back';
  };
  const all = [...document.querySelectorAll('*')];
  return `${way()} ${active === null ? -1 : all.indexOf(active)}`;
};

/** Looks from a control that is found by its name once: to find it behind each key costs more. */
function fromHere(wanted: Locator): () => Promise<string> {
  let found = wanted.elementHandle();
  return async () => {
    const place = await (await found)?.evaluate(placeFrom);
    if (place != null) return place;
    found = wanted.elementHandle();
    return (await (await found)?.evaluate(placeFrom)) ?? 'on';
  };
}
