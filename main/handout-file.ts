import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { BrowserWindow, app, dialog } from 'electron';
import { type Handout, handoutHtml } from '../shared/handout.ts';
import { Refusal } from './refusal.ts';

/** Asks where, prints the handout in a hidden window and saves it. Answers the file's name; null where the user cancels. @throws Refusal */
export async function saveHandout(parent: BrowserWindow, handout: Handout): Promise<string | null> {
  const name = `${handout.file.replaceAll(/[^\p{L}\p{N} ._-]/gu, '-')}.pdf`;
  const { canceled, filePath } = await dialog.showSaveDialog(parent, { defaultPath: join(app.getPath('documents'), name), filters: [{ name: 'PDF', extensions: ['pdf'] }] });
  if (canceled || filePath === '') return null;
  try {
    await writeFile(filePath, await printed(handout));
  } catch (error) {
    console.error(error);
    throw new Refusal('The file could not be saved there. Choose another folder.');
  }
  return basename(filePath);
}

/** The page has no scripts and may load nothing; it lives in a file because an address that holds it all could grow too long. */
async function printed(handout: Handout): Promise<Buffer> {
  const page = join(tmpdir(), `halo-handout-${randomUUID()}.html`);
  const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, javascript: false, partition: 'handout' } });
  try {
    await writeFile(page, handoutHtml(handout), { mode: 0o600 });
    await window.loadFile(page);
    return await window.webContents.printToPDF({ pageSize: 'A4', landscape: handout.kind === 'certificate', printBackground: true, margins: { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 } });
  } finally {
    window.destroy();
    await rm(page, { force: true });
  }
}
