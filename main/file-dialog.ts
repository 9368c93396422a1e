import { type BrowserWindow, dialog } from 'electron';

/** Asks for a HAR or a text file. null where the user cancels. */
export async function chooseFile(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open a recording', properties: ['openFile'],
    filters: [{ name: 'Recordings and logs', extensions: ['har', 'json', 'log', 'txt'] }, { name: 'All files', extensions: ['*'] }],
  });
  return canceled ? null : filePaths[0] ?? null;
}
