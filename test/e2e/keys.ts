import { expect, type Page } from '@playwright/test';
import type { App } from './app.ts';

/**
 * The page that Electron says has the focus: keys go nowhere else. @throws Error where none gets
 * it, for then the focus is lost
 */
async function focusedPage(app: App): Promise<Page> {
  let url: string | null = null;
  await expect
    .poll(
      async () => {
        url = await focusedUrl(app);
        return url;
      },
      { message: 'a page of ours has the focus' },
    )
    .not.toBeNull();
  // A page may be on its way to another address: whose it is counts.
  const page = app.electron
    .windows()
    .find((one) => one.url().startsWith('app:') === (url ?? '').startsWith('app:'));
  if (page === undefined) throw new Error(`the focus is in no page of ours: ${String(url)} has it`);
  return page;
}

/**
 * Presses keys as a person would, wherever the focus is: `Control+Shift+P`, `F6`, `Enter`.
 * Playwright's own keys would pass main by.
 */
export async function press(app: App, ...keys: readonly string[]): Promise<void> {
  for (const key of keys)
    await expect
      .poll(() => send(app, key), { message: `a page of ours has the focus to take ${key}` })
      .toBe(true);
}

/**
 * In one go, so that nothing takes the focus between the look and the key. Whether there was a page
 * to take it.
 */
function send(app: App, key: string): Promise<boolean> {
  return app.electron.evaluate(({ BrowserWindow, webContents }, pressed) => {
    const focused = webContents.getFocusedWebContents();
    if (focused === null) {
      if (BrowserWindow.getFocusedWindow() === null)
        BrowserWindow.getAllWindows()
          .find((one) => one.isVisible())
          ?.focus();
      return false;
    }
    const words = pressed.split('+');
    const keyCode = words.pop() ?? '';
    // Control stands for the key that commands take on this system.
    const command = process.platform === 'darwin' ? 'meta' : 'control';
    const modifiers = words.map((word) => (word === 'Control' ? command : word.toLowerCase())) as (
      'control' | 'meta' | 'shift' | 'alt'
    )[];
    focused.sendInputEvent({ type: 'keyDown', keyCode, modifiers });
    if (
      keyCode === 'Enter' ||
      keyCode === 'Space' ||
      (keyCode.length === 1 && modifiers.length === 0)
    )
      focused.sendInputEvent({ type: 'char', keyCode, modifiers });
    focused.sendInputEvent({ type: 'keyUp', keyCode, modifiers });
    return true;
  }, key);
}

/**
 * null while no page has the focus. Other tests open windows on the same screen, which take the
 * keyboard as they come; bringing ours back is the person's own doing. Where in our window the
 * focus is stays the program's.
 */
function focusedUrl(app: App): Promise<string | null> {
  return app.electron.evaluate(({ BrowserWindow, webContents }) => {
    if (BrowserWindow.getFocusedWindow() === null)
      BrowserWindow.getAllWindows()
        .find((one) => one.isVisible())
        ?.focus();
    return webContents.getFocusedWebContents()?.getURL() ?? null;
  });
}

/** Types where the focus is. */
export async function type(app: App, text: string): Promise<void> {
  await (await focusedPage(app)).keyboard.type(text);
}
