import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checksumOf } from '../checksum.ts';
import { tidyAway } from '../files/removal.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { Note } from '../../shared/exchange/note.ts';
import {
  type BodyFile,
  type BodyFiles,
  type JournalLine,
  type Side,
  bodyAt,
  longestInLine,
  withBody,
} from './line.ts';
import type { Seal } from './seal.ts';

const sides = ['request', 'response'] as const;
const unreadable = { code: 'captures.bodyUnreadable' } as const;

/** An exchange as its line holds it, the files of its long bodies, and their bytes together. */
export interface Spooled {
  readonly line: JournalLine;
  readonly files: readonly string[];
  readonly bytes: number;
}

/** The long bodies of one capture, each in a file of its own that only this user can read. */
export class JournalBodies {
  readonly #folder: string;
  readonly #seal: Seal;
  /** What is written already, by the file's name. */
  readonly #written = new Map<string, { readonly body: BodyFile; readonly bytes: number }>();

  constructor(capture: string, seal: Seal) {
    this.#folder = join(capture, 'bodies');
    this.#seal = seal;
  }

  /** Writes long bodies to disk, each once. @throws Error where the disk refuses */
  async spool(exchange: Exchange): Promise<Spooled> {
    let short = exchange;
    let bytes = 0;
    const bodies: { [S in Side]?: BodyFile } = {};
    for (const side of sides) {
      const body = bodyAt(exchange, side);
      const content = body.text ?? body.base64;
      if (content === null || content.length <= longestInLine) continue;
      // A body that grows (a stream that ends later) gets a file of its own: what a line names
      // never changes.
      const file = `${exchange.id}-${side}-${content.length}`;
      const written = await this.#write(file, content, body.text === null ? 'base64' : 'text');
      bytes += written.bytes;
      bodies[side] = written.body;
      short = withBody(short, side, { ...body, text: null, base64: null });
    }
    return {
      line: { exchange: short, bodies },
      files: Object.values(bodies).map(({ file }) => file),
      bytes,
    };
  }

  /** The whole exchange again; a body whose file is gone or was changed says so. */
  async restore({
    exchange,
    bodies,
  }: {
    readonly exchange: Exchange;
    readonly bodies: BodyFiles;
  }): Promise<Exchange> {
    let whole = exchange;
    for (const side of sides) {
      const stored = bodies[side];
      if (stored === undefined) continue;
      whole = withBody(whole, side, { ...bodyAt(whole, side), ...(await this.#read(stored)) });
    }
    return whole;
  }

  /** Deletes files that no line names any more. */
  async drop(files: readonly string[]): Promise<void> {
    for (const file of files) {
      this.#written.delete(file);
      await tidyAway(join(this.#folder, file));
    }
  }

  async #write(
    file: string,
    content: string,
    as: BodyFile['as'],
  ): Promise<{ readonly body: BodyFile; readonly bytes: number }> {
    const known = this.#written.get(file);
    if (known !== undefined) return known;
    const bytes = Buffer.from(content, as === 'text' ? 'utf8' : 'base64');
    const sealed = this.#seal.file(bytes);
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.#folder, file), sealed, { mode: 0o600 });
    const written = { body: { file, as, sum: checksumOf(bytes) }, bytes: sealed.length };
    this.#written.set(file, written);
    return written;
  }

  async #read({ file, as, sum }: BodyFile): Promise<{
    readonly text: string | null;
    readonly base64: string | null;
    readonly missing: Note | null;
  }> {
    const sealed = await readFile(join(this.#folder, file)).catch(() => null);
    const content = sealed === null ? null : this.#seal.openFile(sealed);
    if (content === null || (sum !== undefined && sum !== checksumOf(content)))
      return { text: null, base64: null, missing: unreadable };
    return {
      text: as === 'text' ? content.toString('utf8') : null,
      base64: as === 'base64' ? content.toString('base64') : null,
      missing: null,
    };
  }
}
