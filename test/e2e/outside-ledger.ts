import { type App, expect } from './app.ts';
import { openRequests, requestsBar, shutRequests } from './requests-drawer.ts';

/** What the program was made to do outside of itself while a test attacked it. */
interface OutsideLedger {
  /** Programs and files that were to be opened on the computer. */
  readonly opened: readonly string[];
  /** Requests of our own window that did not go to its own files. */
  readonly asked: readonly string[];
  /** Native questions that were shown, by their first words. */
  readonly questions: readonly string[];
}

/**
 * Keeps a ledger in the running program. Native questions are answered at once with what is safest;
 * none could be pressed in a test.
 */
export async function keepOutsideLedger(app: App, folder = ''): Promise<void> {
  await app.electron.evaluate(({ dialog, session, shell }, chosen) => {
    const ledger = { opened: [] as string[], asked: [] as string[], questions: [] as string[] };
    Reflect.set(globalThis, 'outsideLedger', ledger);
    shell.openExternal = (url) => {
      ledger.opened.push(url);
      return Promise.resolve();
    };
    shell.openPath = (path) => {
      ledger.opened.push(path);
      return Promise.resolve('');
    };
    const words = (first: unknown, second: unknown) =>
      String(
        (second as { message?: string; title?: string } | undefined)?.message ??
          (second as { title?: string } | undefined)?.title ??
          first,
      );
    dialog.showMessageBox = ((first: unknown, second: unknown) => {
      ledger.questions.push(words(first, second));
      return Promise.resolve({ response: 1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
    dialog.showMessageBoxSync = ((first: unknown, second: unknown) => {
      ledger.questions.push(words(first, second));
      return 0;
    }) as typeof dialog.showMessageBoxSync;
    dialog.showOpenDialog = ((first: unknown, second: unknown) => {
      ledger.questions.push(words(first, second));
      return Promise.resolve({ canceled: chosen === '', filePaths: chosen === '' ? [] : [chosen] });
    }) as typeof dialog.showOpenDialog;
    session.defaultSession.webRequest.onBeforeRequest((details, callback) => {
      if (!/^(?:app:\/\/bundle|opened:\/\/file)\//.test(details.url))
        ledger.asked.push(details.url);
      callback({});
    });
  }, folder);
  await app.window.evaluate(() => {
    addEventListener('securitypolicyviolation', (event) => {
      Reflect.set(globalThis, 'violations', [
        ...((Reflect.get(globalThis, 'violations') as string[] | undefined) ?? []),
        `${event.violatedDirective} ${event.sourceFile}:${event.lineNumber} ${event.sample}`,
      ]);
    });
  });
}

export const outside = (app: App): Promise<OutsideLedger> =>
  app.electron.evaluate(() => Reflect.get(globalThis, 'outsideLedger') as OutsideLedger);

/** The program lives, shows its own page, can be worked with, and nothing foreign ran in it. */
export async function expectUnharmed(app: App): Promise<void> {
  await openRequests(app.window);
  await expect(requestsBar(app.window)).toHaveAttribute('aria-expanded', 'true');
  await shutRequests(app.window);
  expect(app.window.url()).toMatch(/^app:\/\/bundle\//);
  expect(
    await app.window.evaluate(() => [
      Reflect.get(globalThis, 'attacked'),
      Reflect.get(globalThis, 'violations'),
    ]),
  ).toEqual([undefined, undefined]);
  const { opened, asked } = await outside(app);
  expect({ opened, asked }).toEqual({ opened: [], asked: [] });
}
