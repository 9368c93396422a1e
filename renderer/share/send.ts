import type { SavedFile } from '../../shared/ipc/ipc.ts';
import { tellSaved } from '../actions/saved-file.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { sources } from '../store/sources.ts';
import { notify } from '../store/notices.ts';
import { isWholeFile, ownWords, type Prepared, type ShareOptions } from './prepare.ts';
import { sides } from '../store/comparison.ts';
import type { SharedComparison, Sharing } from '../store/share.ts';

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
  const { comparison } = sharing;
  if (options.form === 'both' && comparison !== undefined) return saveBoth(comparison, options);
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
  const name = `${text('share:fileName')} ${subjectOf(sharing)}`;
  const url = sources[sharing.source].getState().file?.url ?? null;
  if (url !== null && isWholeFile(sharing, options))
    return call('report.redact', { url, name, keepPersonal, keepTenant, comment });
  return call('report.save', {
    kind: form === 'pack' ? 'html' : form === 'pdf' ? 'pdf' : 'har',
    name,
    parts: [...parts],
  });
}

function subjectOf({ diagnosis, comparison }: Sharing): string {
  if (comparison !== undefined) return text('share:comparisonName');
  return diagnosis?.cause ?? text('share:recordingName');
}

/** Both recordings, each redacted by main as it is saved. False where one of them was not saved. */
async function saveBoth({ result }: SharedComparison, options: ShareOptions): Promise<boolean> {
  const { keepPersonal, keepTenant } = options;
  for (const side of sides) {
    const input = result.inputs[side];
    if (!('url' in input)) return false;
    const file = await call('report.redact', {
      url: input.url,
      name: `${text('share:fileName')} ${text(side === 'working' ? 'share:workingName' : 'share:brokenName')}`,
      keepPersonal,
      keepTenant,
      comment: ownWords(options),
    });
    if (file === null) return false;
    tellSaved(text('share:saved', { file: file.name }), file);
  }
  return true;
}
