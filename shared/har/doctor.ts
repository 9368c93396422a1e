import type { Exchange } from '../exchange.ts';
import { headerValue, type Header } from '../exchange.ts';
import type { HarHead } from './head.ts';

const day = 24 * 3600 * 1000;
/** Requests that are looked at for cookies and sign-in details. */
const lookedAt = 2000;
const secrets = ['cookie', 'authorization', 'set-cookie'];

/** Notices, while a file is read, what it cannot tell. Holds counts only. */
export class HarDoctor {
  private count = 0;
  private failing = 0;
  private failingWithoutBody = 0;
  private cutBodies = 0;
  private withSecret = false;
  private documents = 0;
  private first: Exchange['resourceType'] | null = null;
  private earliest: number | null = null;
  private latest: number | null = null;

  add(exchange: Exchange): void {
    const { request, response, startedAt } = exchange;
    this.count += 1;
    this.first ??= exchange.resourceType;
    if (exchange.resourceType === 'document') this.documents += 1;
    if (!this.withSecret && this.count <= lookedAt) this.withSecret = hasSecret(request.headers) || hasSecret(response?.headers ?? []);
    if (response?.body.truncated === true) this.cutBodies += 1;
    if (exchange.state === 'failed' || (response?.status ?? 0) >= 400) {
      this.failing += 1;
      if ((response?.status ?? 0) >= 400 && response?.body.missing !== null) this.failingWithoutBody += 1;
    }
    if (startedAt === null) return;
    this.earliest = Math.min(this.earliest ?? startedAt, startedAt);
    this.latest = Math.max(this.latest ?? startedAt, startedAt);
  }

  /** One line for each thing, the gravest first. */
  lines(head: HarHead, truncated: boolean): readonly string[] {
    const lines: string[] = [];
    const span = this.earliest === null || this.latest === null ? 0 : this.latest - this.earliest;
    if (truncated) lines.push('The file ends early, so the last requests may be missing. Ask the sender to save it again and to send it as a ZIP file.');
    if (this.count === 0) return [...lines, 'The file holds no requests. Ask the sender to start recording first, then do again what failed, then save.'];
    if (this.failing === 0) lines.push('No request in this file failed. Ask the sender to record again while it fails, and to save only after the message shows.');
    if (this.failingWithoutBody > 0) {
      lines.push(`${this.failingWithoutBody} failing ${this.failingWithoutBody === 1 ? 'answer came' : 'answers came'} without the server's words.`
        + ' Ask for a new recording, saved right after the failure, in Chrome or Edge.');
    }
    if (this.first !== 'document' && this.documents === 0) {
      lines.push('Recording began after the page had loaded. Ask the sender to open the Network tab, reload the page, and then do again what failed.');
    }
    if (head.fromChrome && !this.withSecret) {
      lines.push('Chrome probably took cookies and sign-in details out when it saved this file. That is safe and mostly enough;'
        + ' if the sign-in itself is in doubt, ask what the sender sees after signing in again.');
    }
    if (this.cutBodies > 0) {
      lines.push(`${this.cutBodies} ${this.cutBodies === 1 ? 'answer is' : 'answers are'} only there in part${head.fromFirefox ? ' (Firefox keeps the first megabyte)' : ''}.`
        + ' If one of them matters, ask for a recording made in Chrome or Edge.');
    }
    if (span > day) {
      lines.push(`The requests span ${Math.ceil(span / day)} days. Ask the sender when exactly it failed, or for a recording of that moment only.`);
    }
    return lines;
  }
}

function hasSecret(headers: readonly Header[]): boolean {
  return secrets.some((name) => headerValue(headers, name) !== null);
}
