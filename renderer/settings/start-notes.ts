import type { StartNote } from '../../shared/ipc/ipc.ts';
import { forgetBrowsers } from '../actions/record-browser.ts';
import { call } from '../platform/halo.ts';
import { notifyOfProgram } from '../store/notices.ts';
import { text } from '../text/i18n.ts';

/** Says what main found at its start: each once, as a Notice. */
export async function sayStartNotes(): Promise<void> {
  for (const note of await call('notes.take', null)) {
    const remove = { label: text('site:browser.keep.delete'), run: () => void forgetBrowsers() };
    notifyOfProgram(wordsOf(note), ...(note.kind === 'sign-in-kept' ? [remove] : []));
  }
}

function wordsOf({ kind, file }: StartNote): string {
  if (kind === 'ended-badly') return text('settings:start.endedBadly');
  if (kind === 'sign-in-kept') return text('settings:start.signInKept');
  if (kind === 'window-again') return text('settings:start.windowAgain');
  if (kind === 'nothing-kept') return text('settings:start.nothingKept');
  if (file === null)
    return kind === 'fixes-damaged' || kind === 'fixes-part'
      ? text('settings:start.fixesLost')
      : text('settings:start.noCopy');
  switch (kind) {
    case 'settings-part':
      return text('settings:start.part', { file });
    case 'settings-newer':
      return text('settings:start.newer', { file });
    case 'fixes-part':
      return text('settings:start.fixesPart', { file });
    case 'fixes-damaged':
      return text('settings:start.fixes', { file });
    case 'settings-damaged':
      return text('settings:start.damaged', { file });
  }
}
