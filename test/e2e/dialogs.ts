import type { App } from './app.ts';

/** The system's dialog can't be clicked: it answers with this file, or is cancelled where null. */
export async function answerSaveDialog(app: App, filePath: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () =>
      Promise.resolve(
        path === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: path },
      );
  }, filePath);
}

/** The same for the dialog that asks for a file to open. */
export async function answerOpenDialog(app: App, filePath: string | null): Promise<void> {
  await app.electron.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () =>
      Promise.resolve(
        path === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [path] },
      );
  }, filePath);
}
