import type { App } from './app.ts';

/**
 * The system's dialog can't be clicked: it answers with this file, or is cancelled where null.
 * Returns how to learn how often it was put since.
 */
export async function answerSaveDialog(
  app: App,
  filePath: string | null,
): Promise<() => Promise<number>> {
  await app.electron.evaluate(({ dialog }, path) => {
    Reflect.set(globalThis, 'dialogsPut', 0);
    dialog.showSaveDialog = () => {
      Reflect.set(globalThis, 'dialogsPut', Number(Reflect.get(globalThis, 'dialogsPut')) + 1);
      return Promise.resolve(
        path === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: path },
      );
    };
  }, filePath);
  return () => dialogsPut(app);
}

/** The same for the dialog that asks for a file to open. */
export async function answerOpenDialog(
  app: App,
  filePath: string | null,
): Promise<() => Promise<number>> {
  await app.electron.evaluate(({ dialog }, path) => {
    Reflect.set(globalThis, 'dialogsPut', 0);
    dialog.showOpenDialog = () => {
      Reflect.set(globalThis, 'dialogsPut', Number(Reflect.get(globalThis, 'dialogsPut')) + 1);
      return Promise.resolve(
        path === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [path] },
      );
    };
  }, filePath);
  return () => dialogsPut(app);
}

/** Both of them answer with this file. */
export async function answerDialogs(app: App, filePath: string): Promise<void> {
  await answerOpenDialog(app, filePath);
  await answerSaveDialog(app, filePath);
}

const dialogsPut = (app: App): Promise<number> =>
  app.electron.evaluate(() => Number(Reflect.get(globalThis, 'dialogsPut')));

/**
 * Presses the first button of every question that the system's dialog puts. Returns how to learn
 * what was asked.
 */
export async function agreeToQuestions(app: App): Promise<() => Promise<readonly string[]>> {
  await app.electron.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, 'questionsAsked', asked);
    dialog.showMessageBox = ((_window: unknown, { message }: { readonly message: string }) => {
      asked.push(message);
      return Promise.resolve({ response: 0, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  });
  return () =>
    app.electron.evaluate(() => Reflect.get(globalThis, 'questionsAsked') as readonly string[]);
}
