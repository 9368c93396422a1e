import { type BrowserWindow, dialog } from 'electron';
import { say } from '../../shared/words/say.ts';

const filters = [{ name: say('dialog.packs'), extensions: ['json'] }];

/** Asks for a rule pack. null where the user cancels. */
export async function choosePack(
  window: BrowserWindow,
  from: 'file' | 'folder',
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(
    window,
    from === 'file'
      ? { title: say('dialog.addPack'), properties: ['openFile'], filters }
      : { title: say('dialog.addPacks'), properties: ['openDirectory'] },
  );
  return canceled ? null : (filePaths[0] ?? null);
}

/** Asks where to save a pack. null where the user cancels. */
export async function choosePlaceForPack(
  window: BrowserWindow,
  name: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say('dialog.savePack'),
    defaultPath: name,
    filters,
  });
  return canceled || filePath === '' ? null : filePath;
}
