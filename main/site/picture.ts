import type { Site } from './site.ts';
import { within } from '../time-limit.ts';

/** A hidden page may never draw. */
const patience = 2000;

/** What the embedded browser shows, as PNG in base64; null where it shows nothing. */
export async function sitePicture(site: Site): Promise<string | null> {
  const { contents } = site;
  if (contents === null || contents.isDestroyed()) return null;
  const picture = await within(patience, contents.capturePage(), 'the picture').catch(() => null);
  return picture === null || picture.isEmpty() ? null : picture.toPNG().toString('base64');
}
