import type { SavedFile } from '../../shared/ipc/ipc.ts';
import { call } from '../platform/halo.ts';
import { attempt, notify } from '../store/notices.ts';
import { text } from '../text/i18n.ts';

/** Says that a file was saved, in the words of who saved it, and offers what comes next. */
export function tellSaved(said: string, { id }: SavedFile): void {
  const show = (how: 'open' | 'folder') => () =>
    void attempt(() => call('saved.show', { id, how }), text('app.unexpected'));
  notify(
    'news',
    said,
    { label: text('saved.open'), run: show('open') },
    { label: text('saved.folder'), run: show('folder') },
  );
}
