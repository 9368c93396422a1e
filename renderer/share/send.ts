import type { SavedFile } from '../../shared/ipc/ipc.ts';
import { tellSaved } from '../actions/saved-file.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { sources } from '../store/sources.ts';
import { notify } from '../store/notices.ts';
import { isWholeFile, ownWords, type Prepared, type ShareOptions } from './prepare.ts';
import type { Sharing } from '../store/share.ts';

/**
 * Saves or copies what was prepared, and says so. Answers false where the user thought better of
 * it. @throws Refused
 */
export async function send(
  sharing: Sharing,
  options: ShareOptions,
  prepared: Prepared,
): Promise<boolean> {
  if (options.form === 'markdown') {
    await call('clipboard.write', { text: prepared.copied });
    notify('news', text('share:copied'));
    return true;
  }
  const file = await save(sharing, options, prepared);
  if (file !== null) tellSaved(text('share:saved', { file: file.name }), file);
  return file !== null;
}

async function save(
  sharing: Sharing,
  options: ShareOptions,
  { parts }: Prepared,
): Promise<SavedFile | null> {
  const { form, keepPersonal, keepTenant } = options;
  const comment = ownWords(options);
  const name = `${text('share:fileName')} ${sharing.diagnosis?.cause ?? text('share:recordingName')}`;
  const url = sources[sharing.source].getState().file?.url ?? null;
  if (url !== null && isWholeFile(sharing, options))
    return call('report.redact', { url, name, keepPersonal, keepTenant, comment });
  return call('report.save', {
    kind: form === 'pack' ? 'html' : form === 'pdf' ? 'pdf' : 'har',
    name,
    parts: [...parts],
  });
}
