import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { sources } from '../store/sources.ts';
import { notify } from '../store/notices.ts';
import type { Prepared, ShareOptions } from './prepare.ts';
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
    await call('clipboard.write', { text: prepared.parts.join('') });
    notify('news', text('share:copied'));
    return true;
  }
  const file = await save(sharing, options, prepared);
  if (file !== null) notify('news', text('share:saved', { file }));
  return file !== null;
}

async function save(
  sharing: Sharing,
  { form, keepPersonal }: ShareOptions,
  { parts }: Prepared,
): Promise<string | null> {
  const name = `${text('share:fileName')} ${sharing.diagnosis.cause}`;
  const url = wholeFileUrl(sharing);
  if (form === 'all' && url !== null)
    return (await call('report.redact', { url, name, keepPersonal }))?.file ?? null;
  return call('report.save', {
    kind: form === 'pack' ? 'html' : form === 'pdf' ? 'pdf' : 'har',
    name,
    parts: [...parts],
  });
}

/** Where main finds the opened HAR, which it redacts from disk; null for what was recorded here. */
export function wholeFileUrl({ source }: Sharing): string | null {
  return sources[source].getState().file?.url ?? null;
}
