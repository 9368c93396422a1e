import type { Exchange } from '../exchange/exchange.ts';
import { headerValue, type Header } from '../exchange/exchange.ts';
import type { HarHead } from './head.ts';
import { say } from '../words/say.ts';

const day = 24 * 3600 * 1000;
/** Requests that are looked at for cookies and sign-in details. */
const lookedAt = 2000;
const secrets = ['cookie', 'authorization', 'set-cookie'];
/**
 * From this version on Chrome takes them out of what it exports, unless it is told otherwise.
 * https://developer.chrome.com/blog/new-in-devtools-130
 */
const sanitisingChrome = 130;

/** Notices, while a file is read, what it cannot tell. Holds counts only. */
export class HarDoctor {
  #count = 0;
  #failing = 0;
  #failingWithoutBody = 0;
  #cutBodies = 0;
  #withSecret = false;
  /** Highest version of Chromium that sent a request; 0 where none says so. */
  #chromium = 0;
  #answered = 0;
  #documents = 0;
  #first: Exchange['resourceType'] | null = null;
  #earliest: number | null = null;
  #latest: number | null = null;

  add(exchange: Exchange): void {
    const { request, response, startedAt } = exchange;
    this.#count += 1;
    this.#first ??= exchange.resourceType;
    if (exchange.resourceType === 'document') this.#documents += 1;
    if (!this.#withSecret && this.#count <= lookedAt) {
      this.#withSecret = hasSecret(request.headers) || hasSecret(response?.headers ?? []);
      this.#chromium = Math.max(this.#chromium, chromiumIn(request.headers));
    }
    if ((response?.status ?? 0) > 0 || exchange.failure !== null) this.#answered += 1;
    if (response?.body.truncated === true) this.#cutBodies += 1;
    if (exchange.state === 'failed' || (response?.status ?? 0) >= 400) {
      this.#failing += 1;
      if ((response?.status ?? 0) >= 400 && response?.body.missing !== null)
        this.#failingWithoutBody += 1;
    }
    if (startedAt === null) return;
    this.#earliest = Math.min(this.#earliest ?? startedAt, startedAt);
    this.#latest = Math.max(this.#latest ?? startedAt, startedAt);
  }

  /** Whether every answer says by its status that it went well; what is in it may say otherwise. */
  get allWell(): boolean {
    return this.#answered > 0 && this.#failing === 0;
  }

  /** One line for each thing, the gravest first. */
  lines(head: HarHead, truncated: boolean): readonly string[] {
    const lines: string[] = [];
    const span =
      this.#earliest === null || this.#latest === null ? 0 : this.#latest - this.#earliest;
    if (truncated) lines.push(say('doctor.truncated'));
    if (this.#count === 0) return [...lines, say('doctor.empty')];
    if (this.#answered === 0) lines.push(say('doctor.noAnswers'));
    if (this.#failingWithoutBody > 0) {
      const count = { count: this.#failingWithoutBody };
      lines.push(
        head.fromChrome
          ? say('doctor.withoutWordsByChrome', count)
          : say('doctor.withoutWords', count),
      );
    }
    if (this.#first !== 'document' && this.#documents === 0) {
      lines.push(say('doctor.late'));
    }
    if (head.fromChrome && !this.#withSecret && this.#chromium >= sanitisingChrome) {
      lines.push(say('doctor.sanitised'));
    }
    if (this.#cutBodies > 0) {
      lines.push(say(cutWords(head), { count: this.#cutBodies }));
    }
    if (span > day) {
      lines.push(say('doctor.days', { count: Math.ceil(span / day) }));
    }
    return lines;
  }
}

function hasSecret(headers: readonly Header[]): boolean {
  return secrets.some((name) => headerValue(headers, name) !== null);
}

function cutWords(head: HarHead): 'doctor.cutByFirefox' | 'doctor.cutByChrome' | 'doctor.cut' {
  if (head.fromFirefox) return 'doctor.cutByFirefox';
  return head.fromChrome ? 'doctor.cutByChrome' : 'doctor.cut';
}

/** Edge, Brave and Opera name the version of Chromium as well. */
function chromiumIn(headers: readonly Header[]): number {
  const agent = headerValue(headers, 'user-agent') ?? '';
  const brands = headerValue(headers, 'sec-ch-ua') ?? '';
  const version =
    /\bChrom(?:e|ium)\/(\d+)/.exec(agent)?.[1] ?? /"Chromium";\s*v="(\d+)/.exec(brands)?.[1];
  return Number(version ?? 0);
}
