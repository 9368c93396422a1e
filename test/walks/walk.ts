import type { Page } from '@playwright/test';
import type { App } from '../e2e/app.ts';

/**
 * Is told each time a screen or state stands there to be looked at; `name` is its own, in kebab
 * case.
 */
export type Stop = (name: string) => Promise<void>;

/**
 * One start of the program, led from screen to screen. The pictures, the accessibility test and the
 * pseudo-locale test walk the same ways, so a screen that is added here joins all of them.
 */
export interface Walk {
  readonly name: string;
  /** Arguments of the program; `folder` is empty and goes with the walk. */
  readonly args: (folder: string) => readonly string[];
  readonly walk: (app: App, stop: Stop, folder: string) => Promise<void>;
}

/** The key that commands take on the system that the window believes it is on. */
export const commandKey = (window: Page): Promise<'Control' | 'Meta'> =>
  window.evaluate(() => (/mac/i.test(navigator.platform) ? 'Meta' : 'Control'));

/** Chooses an item of the program's menu by its words, `&` and dots left out. */
export function chooseMenu(app: App, label: string): Promise<void> {
  return app.electron.evaluate(({ Menu }, wanted) => {
    const items =
      Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? [];
    const item = items.find((one) => one.label.replace(/[&…]/g, '') === wanted);
    if (item === undefined) throw new Error(`no menu item is called ${wanted}`);
    item.click();
  }, label);
}
