import { type BrowserWindow, dialog } from 'electron';
import { say } from '../../shared/words/say.ts';

/** Asks for a HAR or a text file. null where the user cancels. */
export async function chooseFile(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: say('dialog.openFile'),
    properties: ['openFile'],
    filters: [
      { name: say('dialog.recordings'), extensions: ['har', 'json', 'log', 'txt'] },
      { name: say('dialog.allFiles'), extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
}
