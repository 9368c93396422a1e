import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { DownloadItem, Session } from 'electron';
import { RateLimit } from '../rate-limit.ts';
import { removeLeftover } from '../files/removal.ts';
import { say } from '../../shared/words/say.ts';

interface DownloadsParts {
  /** A folder of ours: a file waits there until its place is known. */
  readonly waiting: string;
  /** Where files go, asked of the person the first time; null where they want none. */
  folder(): Promise<string | null>;
  /** A file is whole and in its place. */
  saved(path: string): void;
  /** A file was not kept, in plain words. */
  refused(words: string): void;
}

/**
 * A page that sends files without end fills the disk: so many may come at a time, and within a
 * minute.
 */
const mostAtOnce = 10;
const mostInMinute = 30;

/** Saves what a site sends as a file into the folder the person chose; nothing is ever opened. */
export class SiteDownloads {
  readonly #parts: DownloadsParts;
  readonly #rate = new RateLimit(mostInMinute, 60_000);
  #running = 0;

  constructor(parts: DownloadsParts) {
    this.#parts = parts;
    // What a program that was killed left behind.
    removeLeftover(parts.waiting);
  }

  watch(session: Session): void {
    session.on('will-download', (event, item) => {
      if (this.#running >= mostAtOnce || !this.#rate.take(Date.now())) {
        event.preventDefault();
        this.#parts.refused(say('site.manyFiles'));
        return;
      }
      this.#running += 1;
      void this.#take(item).finally(() => {
        this.#running -= 1;
      });
    });
  }

  /** Nothing here throws: what goes wrong with a file is told. */
  async #take(item: DownloadItem): Promise<void> {
    const name = item.getFilename();
    mkdirSync(this.#parts.waiting, { recursive: true, mode: 0o700 });
    const waiting = join(this.#parts.waiting, randomUUID());
    // Set at once: without a path Electron opens a question of its own.
    item.setSavePath(waiting);
    const ended = new Promise<string>((resolve) => {
      item.once('done', (_event, state) => resolve(state));
    });
    try {
      const folder = await this.#parts.folder();
      if (folder === null) item.cancel();
      const state = await ended;
      if (state === 'completed' && folder !== null)
        this.#parts.saved(await moved(waiting, folder, name));
      else if (state === 'interrupted')
        this.#parts.refused(say('site.partOfFile', { name: shortName(name) }));
    } catch (error) {
      console.error(error);
      this.#parts.refused(say('site.fileUnsaved', { name: shortName(name) }));
    } finally {
      removeLeftover(waiting);
    }
  }
}

/** Moves a file into a folder under a name that is free. @throws Error where the folder refuses */
async function moved(from: string, folder: string, name: string): Promise<string> {
  const path = freePath(folder, name, existsSync);
  // Another disk takes a copy, not a new name.
  await rename(from, path).catch(() => copyFile(from, path));
  return path;
}

const shortName = (name: string) => plainName(name).slice(-60);

/** What files cannot have in their names, or what hides in them: see Unicode's categories. */
const unfit = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/**
 * Names of devices, with any ending:
 * https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file#naming-conventions
 */
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/i;
/**
 * Windows reads these by itself as soon as it shows their folder, and some lead to another computer
 * then, which is handed the sign-in of whoever looks. Chromium renames them as well:
 * https://source.chromium.org/chromium/chromium/src/+/main:net/base/filename_util_internal.cc
 */
const readByItself =
  /^(?:desktop\.ini|autorun\.inf|thumbs\.db)$|\.(?:lnk|scf|url|local|(?:library|search|searchconnector)-ms)$/i;
/** Most file systems take names of 255 bytes; a number and an ending may still come behind. */
const longestName = 200;

/**
 * The name comes from a server: no folder of it counts, nor what hides, nor what another program
 * would take for an option or for a device.
 */
function plainName(name: string): string {
  const plain = shortened(name.replace(unfit, '_')).replace(/^[.\s\p{M}]+|[.\s]+$/gu, '');
  if (plain === '') return 'download';
  const safe = /^[-~]/.test(plain) || device.test(plain) ? `_${plain}` : plain;
  return readByItself.test(safe) ? `${safe}.download` : safe;
}

/** The end of a name, which says what kind of file it is. */
function shortened(name: string): string {
  const letters = [...name].slice(-longestName);
  let size = 0;
  const from = letters.findLastIndex((letter) => (size += Buffer.byteLength(letter)) > longestName);
  return letters.slice(from + 1).join('');
}

/** A path in `folder` that is not taken. */
export function freePath(folder: string, name: string, isTaken: (path: string) => boolean): string {
  const parts = parse(plainName(name));
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? parts.base : `${parts.name} (${number})${parts.ext}`);
    if (!isTaken(path)) return path;
  }
}
