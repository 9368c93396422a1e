import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
  /** Bytes of each file. */
  readonly #written = new Map<string, number>();

  constructor(capture: string) {
    this.#folder = join(capture, 'bodies');
  }

  /** Writes long bodies to disk, each once. @throws Error where the disk refuses */
  spool(exchange: Exchange): Spooled {
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
      const as = body.text === null ? 'base64' : 'text';
      bytes += this.#write(file, content, as);
      bodies[side] = { file, as };
      short = withBody(short, side, { ...body, text: null, base64: null });
    }
    return {
      line: { exchange: short, bodies },
      files: Object.values(bodies).map(({ file }) => file),
      bytes,
    };
  }

  /** The whole exchange again; a body whose file is gone says so. */
  restore({
    exchange,
    bodies,
  }: {
    readonly exchange: Exchange;
    readonly bodies: BodyFiles;
  }): Exchange {
    let whole = exchange;
    for (const side of sides) {
      const stored = bodies[side];
      if (stored === undefined) continue;
      whole = withBody(whole, side, { ...bodyAt(whole, side), ...this.#read(stored) });
    }
    return whole;
  }

  /** Bytes of the file. */
  #write(file: string, content: string, as: BodyFile['as']): number {
    const known = this.#written.get(file);
    if (known !== undefined) return known;
    const bytes = Buffer.from(content, as === 'text' ? 'utf8' : 'base64');
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.#folder, file), bytes, { mode: 0o600 });
    this.#written.set(file, bytes.length);
    return bytes.length;
  }

  #read({ file, as }: BodyFile): {
    readonly text: string | null;
    readonly base64: string | null;
    readonly missing: Note | null;
  } {
    try {
      const content = readFileSync(join(this.#folder, file), as === 'text' ? 'utf8' : 'base64');
      return {
        text: as === 'text' ? content : null,
        base64: as === 'base64' ? content : null,
        missing: null,
      };
    } catch {
      return { text: null, base64: null, missing: unreadable };
    }
  }
}
