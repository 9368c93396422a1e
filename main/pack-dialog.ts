import { type BrowserWindow, dialog } from 'electron';

const filters = [{ name: 'Rule packs', extensions: ['json'] }];

/** Asks for a rule pack. null where the user cancels. */
export async function choosePack(window: BrowserWindow, from: 'file' | 'folder'): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, from === 'file'
    ? { title: 'Add a rule pack', properties: ['openFile'], filters }
    : { title: 'Add a folder of rule packs', properties: ['openDirectory'] });
  return canceled ? null : filePaths[0] ?? null;
}

/** Asks where to save a pack. null where the user cancels. */
export async function choosePlaceForPack(window: BrowserWindow, name: string): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, { title: 'Save the rule pack', defaultPath: name, filters });
  return canceled || filePath === '' ? null : filePath;
}
