import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exchange } from '../shared/exchange.ts';
import { type BodyFile, type BodyFiles, type JournalLine, type Side, bodyAt, longestInLine, withBody } from './journal-line.ts';
import { say } from '../shared/say.ts';

const sides = ['request', 'response'] as const;
const unreadable = say('captures.bodyUnreadable');

/** The long bodies of one capture, each in a file of its own that only this user can read. */
export class JournalBodies {
  readonly #folder: string;
  readonly #written = new Set<string>();

  constructor(capture: string) {
    this.#folder = join(capture, 'bodies');
  }

  /** The exchange as its line holds it: long bodies are on disk, each written once. @throws Error where the disk refuses */
  spool(exchange: Exchange): JournalLine {
    let short = exchange;
    const bodies: { [S in Side]?: BodyFile } = {};
    for (const side of sides) {
      const body = bodyAt(exchange, side);
      const content = body.text ?? body.base64;
      if (content === null || content.length <= longestInLine) continue;
      // A body that grows (a stream that ends later) gets a file of its own: what a line names never changes.
      const file = `${exchange.id}-${side}-${content.length}`;
      const as = body.text === null ? 'base64' : 'text';
      this.#write(file, content, as);
      bodies[side] = { file, as };
      short = withBody(short, side, { ...body, text: null, base64: null });
    }
    return { exchange: short, bodies };
  }

  /** The whole exchange again; a body whose file is gone says so. */
  restore({ exchange, bodies }: { readonly exchange: Exchange; readonly bodies: BodyFiles }): Exchange {
    let whole = exchange;
    for (const side of sides) {
      const stored = bodies[side];
      if (stored === undefined) continue;
      whole = withBody(whole, side, { ...bodyAt(whole, side), ...this.#read(stored) });
    }
    return whole;
  }

  #write(file: string, content: string, as: BodyFile['as']): void {
    if (this.#written.has(file)) return;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    writeFileSync(join(this.#folder, file), content, { mode: 0o600, encoding: as === 'text' ? 'utf8' : 'base64' });
    this.#written.add(file);
  }

  #read({ file, as }: BodyFile): { readonly text: string | null; readonly base64: string | null; readonly missing: string | null } {
    try {
      const content = readFileSync(join(this.#folder, file), as === 'text' ? 'utf8' : 'base64');
      return { text: as === 'text' ? content : null, base64: as === 'base64' ? content : null, missing: null };
    } catch {
      return { text: null, base64: null, missing: unreadable };
    }
  }
}
