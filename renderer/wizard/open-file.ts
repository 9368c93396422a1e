import type { OpenedFile } from '../../shared/ipc.ts';
import { call, passDroppedFile } from '../halo.ts';
import { text } from '../i18n.ts';
import { setFile } from '../store/file.ts';
import { attempt, notify } from '../store/notices.ts';
import { forgetSource, show } from '../store/wizard.ts';
import { readText } from './read-text.ts';

const again = () => ({ label: text('start.file.open'), run: () => void chooseFile() });

/** Asks for a file and reads it. */
export async function chooseFile(): Promise<void> {
  await attempt(async () => {
    const file = await call('file.choose', null);
    if (file !== null) await readOpened(file);
  }, text('start.file.failed'), again());
}

export async function readDropped(file: File): Promise<void> {
  await attempt(async () => { await readOpened(await passDroppedFile(file)); }, text('start.file.failed'), again());
}

/** Files of the command line; the last one wins, for one is open at a time. */
export async function openPassedFiles(): Promise<void> {
  const file = (await call('file.passed', null)).at(-1);
  if (file !== undefined) await readOpened(file);
}

export async function readOpened(file: OpenedFile): Promise<void> {
  notify('problem', file.name);
}

/** Reads what was pasted and shows what it means; the text stays in its box for the way back. */
export function readPasted(pasted: string): void {
  const capture = readText(text('paste.name'), pasted);
  if (capture === null) {
    notify('problem', text('paste.nothing'));
    return;
  }
  forgetSource('file');
  setFile({ status: 'ready', capture });
  show({ screen: 'results', source: 'file' });
}
