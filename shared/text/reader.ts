import { type Exchange, type Header, toldExchange } from '../exchange/exchange.ts';
import { isGeneric, type Message, messageOf } from '../rules/message.ts';
import { ownFailure } from '../rules/own-failure.ts';
import { failedRunsIn } from '../rules/row-failure.ts';
import { isStackLine, thrownInHalo } from '../rules/stack-line.ts';
import { partyInLine, vendorInText } from '../rules/third-party.ts';
import { BlockCollector, type Block } from './block.ts';
import { errorLine, type ErrorLine, hasTime, longestLine, requestIn } from './error-line.ts';
import { type LoggedRequest, loggedRequest } from './log-record.ts';
import { ShellBlock } from './shell-block.ts';

interface TextSummary {
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

/** A request that a line names without saying how it ended. */
interface Asked {
  readonly line: number;
  readonly method: string;
  readonly url: string;
}

/** A request and its refusal stand this near each other. */
const near = 3;

/**
 * Reads pasted messages, pop-ups and whole logs as chunks of UTF-8 bytes, with any line ends, and
 * hands out an Exchange for each message that tells of a failure: `index` is its line number from
 * 1, `response.body.text` what it says, `response.status` the status it names, or 0. Lines that
 * tell of none are no exchanges. Memory holds one message.
 */
export class TextReader {
  readonly #decoder = new TextDecoder();
  readonly #blocks = new BlockCollector();
  readonly #exchange: (exchange: Exchange) => void;
  #rest = '';
  #line = 0;
  #entries = 0;
  #held: Held | null = null;
  /** Header lines below a pasted "HTTP/1.1 429 …". */
  #headers: Header[] | null = null;
  #asked: Asked | null = null;
  /** A line that names another system, and tells of no failure. */
  #system: Block | null = null;
  /** Such a line behind an error and an empty line: it is of that error, or of one that follows. */
  #below: Block | null = null;
  readonly #shell = new ShellBlock();
  /** Lines that hold anything, and the one number that such a line is. */
  #filled = 0;
  #number: Held | null = null;

  constructor(exchange: (exchange: Exchange) => void) {
    this.#exchange = exchange;
  }

  push(chunk: Uint8Array): void {
    this.pushText(this.#decoder.decode(chunk, { stream: true }));
  }

  pushText(text: string): void {
    const all = this.#rest + text;
    const ends = /\r\n|[\n\r\u2028\u2029]/g;
    let from = 0;
    for (let end = ends.exec(all); end !== null; end = ends.exec(all)) {
      if (end[0] === '\r' && ends.lastIndex === all.length) break; // its line feed may come with the next chunk
      this.#next(all.slice(from, end.index));
      from = ends.lastIndex;
    }
    this.#rest = all.slice(from);
    if (this.#rest.length > 4 * longestLine) this.#rest = this.#rest.slice(0, longestLine);
  }

  end(): TextSummary {
    this.pushText(this.#decoder.decode());
    const last = this.#rest.replace(/\r$/, '');
    this.#rest = '';
    if (last !== '') this.#next(last);
    if (this.#blocks.open) this.#unfold();
    const said = this.#shell.end();
    if (said !== null) this.#take(said.text, said.line);
    // A bare "504" is a question about that status; among other lines it is only a number.
    if (this.#filled === 1) this.#held ??= this.#number;
    this.#settle(null);
    this.#flush();
    return { entries: this.#entries, lines: this.#line };
  }

  #next(line: string): void {
    this.#line += 1;
    if (line.trim() !== '') this.#filled += 1;
    if (this.#headers !== null && this.#header(line)) return;
    if (this.#blocks.open || this.#blocks.begins(line)) {
      const block = this.#blocks.add(line, this.#line);
      if (block !== null) this.#block(block);
      else if (this.#blocks.overfull) this.#unfold();
      return;
    }
    this.#plain(line, this.#line);
  }

  #header(line: string): boolean {
    const found = /^([\w-]{1,60}):\s*(.*)$/.exec(line);
    if (found === null && line.trim() !== '') {
      this.#headers = this.#blocks.begins(line) ? this.#headers : null;
      return false;
    }
    if (found !== null) this.#headers?.push({ name: found[1] ?? '', value: found[2] ?? '' });
    if (this.#held !== null) this.#held = { ...this.#held, last: this.#line };
    return true;
  }

  /** A block that never closed: its lines are lines. */
  #unfold(): void {
    const { first, lines } = this.#blocks.give();
    const text = lines.join('\n');
    if (lines.length <= 60 && /^\s*[<{[]/.test(text) && messageOf(text).text !== null)
      return this.#block({ line: first, text });
    lines.forEach((line, at) => this.#plain(line, first + at));
  }

  #plain(line: string, number: number): void {
    const shell = this.#shell.add(line, number);
    if (shell === 'taken') return;
    if (shell !== null) this.#take(shell.text, shell.line);
    this.#take(line, number);
  }

  #take(line: string, number: number): void {
    if (/^\W{0,5}[45]\d\d\W{0,5}$/.test(line)) {
      this.#number = {
        line: number,
        last: number,
        found: { ...nothingFound, text: line.trim(), status: Number(/\d{3}/.exec(line)?.[0]) },
        headers: [],
      };
      return;
    }
    // What stands below an empty line may still be of the error above it.
    if (line.trim() === '' && this.#held !== null) return;
    const found = this.#placed(errorLine(line), number);
    if (this.#waits(found, number)) return;
    const held = this.#held;
    if (held !== null && this.#isOf(held, found, line, number)) return;
    this.#flush();
    this.#noteRequest(line, number, found);
    if (found === null) return this.#noteSystem(line, number);
    if (/^\s*HTTP\/\d/.test(line)) this.#headers = [];
    this.#held = {
      line: number,
      last: number,
      found: this.#about(found, number),
      headers: this.#headers ?? [],
    };
  }

  /** Takes a line that tells more of the error above it. */
  #isOf(held: Held, found: ErrorLine | null, line: string, number: number): boolean {
    if (number - held.last > near) return false;
    const isNextLine = isNext(held, number);
    if (isNextLine && isStackLine(line)) {
      this.#stack(held, line, number);
      return true;
    }
    const isSystem = isOfSystem(held.found, found, line);
    if (isSystem && !isNextLine) {
      this.#below = { line: number, text: line };
      return true;
    }
    const isMore = isSystem || isOfField(held.found, found, line);
    if (!isMore && !(isNextLine && joins(held.found, found, line))) return false;
    this.#held = { ...held, last: number, found: together(held.found, found, line) };
    return true;
  }

  /** True for words between a name and the error that it may announce. */
  #waits(found: ErrorLine | null, number: number): boolean {
    const below = this.#below;
    if (below === null) return false;
    if (found === null && number - below.line <= near) return true;
    this.#settle(number);
    return false;
  }

  /** `next`: the line of the next error; null where none follows. */
  #settle(next: number | null): void {
    const below = this.#below;
    const held = this.#held;
    if (below === null || held === null) return;
    this.#below = null;
    if (next !== null && next - below.line <= near) this.#system = below;
    else this.#held = { ...held, found: together(held.found, null, below.text) };
    this.#flush();
  }

  /** Where an exception was thrown, of which only the first place inside Halo tells anything. */
  #stack(held: Held, line: string, number: number): void {
    const isTelling = thrownInHalo(line) !== 'no' && thrownInHalo(held.found.text) === 'no';
    const found = isTelling ? together(held.found, null, line) : held.found;
    this.#held = { ...held, last: number, found };
  }

  #noteSystem(line: string, number: number): void {
    if (namesSystem(line)) this.#system = { line: number, text: line.trim() };
  }

  /** "When I press Sync to Xero I get:", and below it the error. */
  #about(found: ErrorLine, number: number): ErrorLine {
    const system = this.#system;
    this.#system = null;
    return system === null || number - system.line > near || !namesNobody(found)
      ? found
      : { ...found, text: `${system.text}\n${found.text}` };
  }

  /** A refusal belongs to the request named just above it. */
  #placed(found: ErrorLine | null, number: number): ErrorLine | null {
    const asked = this.#asked;
    if (found === null || found.url !== '' || asked === null || number - asked.line > near)
      return found;
    return { ...found, url: asked.url, method: asked.method };
  }

  #noteRequest(line: string, number: number, found: ErrorLine | null): void {
    const request = found === null ? requestIn(line) : null;
    if (request !== null) this.#asked = { line: number, ...request };
    else if (found !== null || number - (this.#asked?.line ?? 0) > near) this.#asked = null;
  }

  /**
   * A block counts by what it says in the places made for messages: a ticket that quotes an error
   * is none.
   */
  #block({ line, text }: Block): void {
    this.#settle(line);
    const message = messageOf(text);
    const found = errorLine(message.said);
    const held = this.#held;
    const answer =
      held !== null &&
      (this.#headers !== null ||
        ((held.found.bare ||
          held.found.url !== '' ||
          held.found.status === message.status ||
          // The words of a tool, and below them what it was answered.
          (held.found.status === null && (found?.status ?? null) !== null)) &&
          held.last + 2 >= line));
    this.#headers = null;
    if (answer && message.text !== null) {
      const status = held.found.status ?? message.status;
      this.#held = { ...held, last: line, found: { ...held.found, text, status, bare: false } };
      return this.#flush();
    }
    this.#flush();
    const logged = loggedRequest(text);
    const status =
      message.status !== null && message.status >= 400
        ? message.status
        : (logged?.status ?? found?.status ?? null);
    const tells =
      (message.text !== null && found !== null) || ownFailure(text.trim(), false) !== null;
    if (status === null && !tells) return this.#runs(line, text);
    if (status !== null && isSilent(message, logged)) return;
    const { method, url } = logged ?? nothingFound;
    this.#held = {
      line,
      last: line,
      found: this.#placed({ ...nothingFound, text, status, method, url }, line) ?? nothingFound,
      headers: [],
    };
    this.#flush();
  }

  /** Runs of runbooks fail in rows of an answer that succeeded. */
  #runs(line: number, text: string): void {
    const [said] = failedRunsIn(text);
    if (said === undefined) return;
    this.#held = { line, last: line, found: { ...nothingFound, text: said }, headers: [] };
    this.#flush();
  }

  #flush(): void {
    const held = this.#held;
    if (held === null) return;
    this.#held = null;
    this.#entries += 1;
    this.#exchange(exchangeOf(held));
  }
}

/** A status beside no words counts where a program wrote down a request with it. */
const isSilent = (message: Message, logged: LoggedRequest | null): boolean =>
  message.text === null && logged?.status == null;

const nothingFound: ErrorLine = {
  text: '',
  status: null,
  method: '',
  url: '',
  startedAt: null,
  bare: false,
};

const isNext = (held: Held, number: number): boolean => held.last + 1 === number;

/**
 * One failure told over several lines: a pop-up's title and its message, a bare status and the
 * words beside it, or the same refusal told twice, with its address and without.
 */
function joins(held: ErrorLine, found: ErrorLine | null, line: string): boolean {
  if (line.trim() === '' || hasTime(line) || hasTime(held.text)) return false;
  if (found === null) return held.bare && /[A-Za-z]{3}/.test(line);
  if (held.bare) return held.status === null || found.status === null || isSame(held, found);
  if (found.bare && held.status === null && found.status !== null) return true;
  return isSame(held, found);
}

/** A log tells of many things, line by line. */
const namesSystem = (line: string): boolean =>
  line.length <= 300 && !hasTime(line) && vendorInText(line) !== null;

function namesNobody({ url, text }: ErrorLine): boolean {
  if (url !== '' || hasTime(text)) return false;
  const { halo, vendor } = partyInLine(text);
  return !halo && vendor === null;
}

/** An error, and below it "This happens when I press Sync to Xero". */
function isOfSystem(held: ErrorLine, found: ErrorLine | null, line: string): boolean {
  return found === null && namesSystem(line) && namesNobody(held);
}

/** “Validation failed”, and below it “Email: not valid”: words of nothing, and what they are of. */
function isOfField(held: ErrorLine, found: ErrorLine | null, line: string): boolean {
  if (!saysNothing(held.text) || held.url !== '' || hasTime(held.text) || hasTime(line))
    return false;
  if (found !== null && (found.status !== null || found.url !== '')) return false;
  const [, name] = /^\s*([A-Z][\w ]{0,40}): \S/.exec(line) ?? [];
  return name !== undefined && !isLevel(name) && vendorInText(line) === null;
}

/** No name of a field: what a log or a mail puts before its words. */
const isLevel = (name: string): boolean =>
  /^(?:error|warning|warn|info|fatal|debug|failure|exception|message|details?|status|from|to|cc|subject|date|sent|re|fw|fwd|note|ps)$/i.test(
    name,
  );

/** In the first line only the kind of the failure stands: “400 Bad Request: Validation failed”. */
function saysNothing(text: string): boolean {
  const [first = ''] = text.split('\n');
  return first
    .trim()
    .split(/: */)
    .map((part) => part.replace(/^(?:HTTP\S* )?[45]\d\d */i, ''))
    .every((part) => part === '' || isGeneric(part));
}

/** The same status, and no two addresses or requests. */
function isSame(held: ErrorLine, found: ErrorLine): boolean {
  if (held.status === null || held.status !== found.status) return false;
  if (held.url !== '' && found.url !== '')
    return held.url === found.url && held.text !== found.text;
  return (held.url === '') !== (found.url === '');
}

function together(held: ErrorLine, found: ErrorLine | null, line: string): ErrorLine {
  return {
    ...held,
    ...found,
    method: held.method === '' ? (found?.method ?? '') : held.method,
    url: held.url === '' ? (found?.url ?? '') : held.url,
    text: `${held.text}\n${line.trim()}`,
    status: held.status ?? found?.status ?? null,
    bare: false,
  };
}

function exchangeOf({ line, found, headers }: Held): Exchange {
  const { method, url, status, text, startedAt } = found;
  return toldExchange({ line, method, url, status: status ?? 0, headers, text, startedAt });
}
