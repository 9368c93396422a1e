import i18next from 'i18next';
import type { StartNote } from '../../shared/ipc/ipc.ts';
import { call } from '../platform/halo.ts';
import { notify } from '../store/notices.ts';

const text = i18next.getFixedT(null, 'settings');

/** Says what main found at its start: each once, as a Notice. */
export async function sayStartNotes(): Promise<void> {
  for (const note of await call('notes.take', null)) notify('problem', wordsOf(note));
}

function wordsOf({ kind, file }: StartNote): string {
  if (kind === 'ended-badly') return text('start.endedBadly');
  if (kind === 'window-again') return text('start.windowAgain');
  if (file === null)
    return kind === 'history-damaged' ? text('start.historyLost') : text('start.noCopy');
  switch (kind) {
    case 'settings-part':
      return text('start.part', { file });
    case 'settings-newer':
      return text('start.newer', { file });
    case 'history-damaged':
      return text('start.history', { file });
    case 'settings-damaged':
      return text('start.damaged', { file });
  }
}
