import { noBody, type Exchange, type Header } from '../exchange/exchange.ts';
import { messageOf } from '../rules/message.ts';
import { BlockCollector, type Block } from './block.ts';
import { errorLine, hasTime, longestLine, type ErrorLine } from './error-line.ts';

export interface TextSummary {
  /** Messages found. */
  readonly entries: number;
  readonly lines: number;
}

interface Held {
  readonly line: number;
  readonly last: number;
  readonly found: ErrorLine;
  readonly headers: readonly Header[];
}

/**
 * Reads pasted messages, pop-ups and whole logs as chunks of UTF-8 bytes, with any line ends, and
 * hands out an Exchange for each message that tells of a failure: `index` is its line number from
 * 1, `response.body.text` what it says, `response.status` the status it names, or 0. Lines that
 * tell of none are no exchanges. Memory holds one message.
 */
export class TextReader {
  private readonly decoder = new TextDecoder();
  private readonly blocks = new BlockCollector();
  private readonly exchange: (exchange: Exchange) => void;
  private rest = '';
  private line = 0;
  private entries = 0;
  private held: Held | null = null;
  /** Header lines below a pasted "HTTP/1.1 429 …". */
  private headers: Header[] | null = null;

  constructor(exchange: (exchange: Exchange) => void) {
    this.exchange = exchange;
  }

  push(chunk: Uint8Array): void {
    this.pushText(this.decoder.decode(chunk, { stream: true }));
  }

  pushText(text: string): void {
    const all = this.rest + text;
    const ends = /\r\n|[\n\r\u2028\u2029]/g;
    let from = 0;
    for (let end = ends.exec(all); end !== null; end = ends.exec(all)) {
      if (end[0] === '\r' && ends.lastIndex === all.length) break; // its line feed may come with the next chunk
      this.next(all.slice(from, end.index));
      from = ends.lastIndex;
    }
    this.rest = all.slice(from);
    if (this.rest.length > 4 * longestLine) this.rest = this.rest.slice(0, longestLine);
  }

  end(): TextSummary {
    this.pushText(this.decoder.decode());
    const last = this.rest.replace(/\r$/, '');
    this.rest = '';
    if (last !== '') this.next(last);
    if (this.blocks.open) this.unfold();
    this.flush();
    return { entries: this.entries, lines: this.line };
  }

  private next(line: string): void {
    this.line += 1;
    if (this.headers !== null && this.header(line)) return;
    if (this.blocks.open || this.blocks.begins(line)) {
      const block = this.blocks.add(line, this.line);
      if (block !== null) this.block(block);
      else if (this.blocks.overfull) this.unfold();
      return;
    }
    this.plain(line, this.line);
  }

  private header(line: string): boolean {
    const found = /^([\w-]{1,60}):\s*(.*)$/.exec(line);
    if (found === null && line.trim() !== '') {
      this.headers = this.blocks.begins(line) ? this.headers : null;
      return false;
    }
    if (found !== null) this.headers?.push({ name: found[1] ?? '', value: found[2] ?? '' });
    if (this.held !== null) this.held = { ...this.held, last: this.line };
    return true;
  }

  /** A block that never closed: its lines are lines. */
  private unfold(): void {
    const { first, lines } = this.blocks.give();
    const text = lines.join('\n');
    if (lines.length <= 60 && /^\s*[<{[]/.test(text) && messageOf(text).text !== null)
      return this.block({ line: first, text });
    lines.forEach((line, at) => this.plain(line, first + at));
  }

  private plain(line: string, number: number): void {
    const found = errorLine(line);
    const { held } = this;
    if (held !== null && held.last + 1 === number && joins(held.found, found, line)) {
      const text = `${held.found.text}\n${line.trim()}`;
      this.held = {
        ...held,
        last: number,
        found: {
          ...held.found,
          ...(found ?? {}),
          text,
          status: held.found.status ?? found?.status ?? null,
          bare: false,
        },
      };
      return;
    }
    this.flush();
    if (found === null) return;
    if (/^\s*HTTP\/\d/.test(line)) this.headers = [];
    this.held = { line: number, last: number, found, headers: this.headers ?? [] };
  }

  /**
   * A block counts by what it says in the places made for messages: a ticket that quotes an error
   * is none.
   */
  private block({ line, text }: Block): void {
    const message = messageOf(text);
    const found = errorLine(message.said);
    const { held } = this;
    const answer =
      held !== null && (this.headers !== null || (held.found.bare && held.last + 2 >= line));
    this.headers = null;
    if (answer && message.text !== null) {
      this.held = { ...held, last: line, found: { ...held.found, text, bare: false } };
      return this.flush();
    }
    this.flush();
    if (message.text === null || (found === null && message.status === null)) return;
    const status =
      message.status !== null && message.status >= 400 ? message.status : (found?.status ?? null);
    this.held = {
      line,
      last: line,
      found: { text, status, method: '', url: '', startedAt: null, bare: false },
      headers: [],
    };
    this.flush();
  }

  private flush(): void {
    const { held } = this;
    if (held === null) return;
    this.held = null;
    this.entries += 1;
    this.exchange(exchangeOf(held));
  }
}

/** A pop-up's title and its message, or a bare status and the words beside it, are one message. */
function joins(held: ErrorLine, found: ErrorLine | null, line: string): boolean {
  if (line.trim() === '' || hasTime(line) || hasTime(held.text)) return false;
  if (held.bare)
    return found === null
      ? /[A-Za-z]{3}/.test(line)
      : held.status === null || found.status === null;
  return found !== null && found.bare && held.status === null && found.status !== null;
}

function exchangeOf({ line, found, headers }: Held): Exchange {
  return {
    id: `text-${line}`,
    index: line,
    source: 'text',
    startedAt: found.startedAt,
    duration: null,
    request: { method: found.method, url: found.url, headers: [], body: noBody },
    response: {
      status: found.status ?? 0,
      statusText: '',
      headers,
      body: { ...noBody, text: found.text, mimeType: 'text/plain', size: found.text.length },
      httpVersion: '',
      remoteAddress: null,
      from: 'unknown',
      redirectUrl: null,
    },
    failure: null,
    state: 'done',
    resourceType: 'other',
    timings: null,
    pageUrl: null,
    initiator: null,
    action: null,
    notes: [],
    messages: [],
  };
}
