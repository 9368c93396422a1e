import { type BrowserWindow, dialog } from 'electron';
import { say } from '../../shared/words/say.ts';

/**
 * Asks for a HAR or a text file. null where the user cancels. `folder`: where the dialog opens; from
 * Electron 43 on it would be Downloads each time
 * (https://www.electronjs.org/docs/latest/breaking-changes).
 */
export async function chooseFile(
  window: BrowserWindow,
  folder: string | null,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say('dialog.openFile'),
    properties: ['openFile'],
    ...(folder === null ? {} : { defaultPath: folder }),
    filters: [
      { name: say('dialog.recordings'), extensions: ['har', 'json', 'log', 'txt'] },
      { name: say('dialog.allFiles'), extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
