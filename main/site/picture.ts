import type { Site } from './site.ts';
import { within } from '../time-limit.ts';

/** A hidden page may never draw. */
const patience = 2000;
/** A wider page is shown smaller, in pixels: words stay readable, and the window keeps several. */
const widest = 1280;
/** Of 100. */
const quality = 80;

/** What the embedded browser shows, as JPEG in base64; null where it shows nothing. */
export async function sitePicture(site: Pick<Site, 'contents'>): Promise<string | null> {
  const { contents } = site;
  if (contents === null || contents.isDestroyed()) return null;
  const picture = await within(patience, contents.capturePage(), 'the picture').catch(() => null);
  if (picture === null || picture.isEmpty()) return null;
  const isWide = picture.getSize().width > widest;
  return (isWide ? picture.resize({ width: widest }) : picture).toJPEG(quality).toString('base64');
}
