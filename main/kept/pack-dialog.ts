import { dirname, join } from 'node:path';
import { type BrowserWindow, dialog } from 'electron';
import { say } from '../../shared/words/say.ts';

/** Where a pack was chosen or saved last: the dialogs open there again. */
let last: string | null = null;

const filters = [{ name: say('dialog.packs'), extensions: ['json'] }];

/** Asks for a rule pack. null where the user cancels. */
export async function choosePack(
  window: BrowserWindow,
  from: 'file' | 'folder',
): Promise<string | null> {
  const opening = last === null ? {} : { defaultPath: last };
  const { canceled, filePaths } = await dialog.showOpenDialog(
    window,
    from === 'file'
      ? { title: say('dialog.addPack'), properties: ['openFile'], filters, ...opening }
      : { title: say('dialog.addPacks'), properties: ['openDirectory'], ...opening },
  );
  const path = canceled ? undefined : filePaths[0];
  if (path === undefined) return null;
  last = from === 'file' ? dirname(path) : path;
  return path;
}

/** Asks where to save a pack. null where the user cancels. */
export async function choosePlaceForPack(
  window: BrowserWindow,
  name: string,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: say('dialog.savePack'),
    defaultPath: last === null ? name : join(last, name),
    filters,
  });
  if (canceled || filePath === '') return null;
  last = dirname(filePath);
  return filePath;
}
