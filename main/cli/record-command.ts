import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { harOf } from '../../shared/har/har-writer.ts';
import type { Redacted } from '../../shared/redact/redacted.ts';
import { redacted } from '../../shared/redact/redaction.ts';
import type { RedactOptions } from '../../shared/redact/register.ts';
import { say } from '../../shared/words/say.ts';
import { BrowserRecorder } from '../browser/browser-recorder.ts';
import { browserFor } from '../browser/browser-choice.ts';
import type { InstalledBrowser } from '../browser/installed-browsers.ts';
import { startBrowser } from '../browser/own-browser.ts';
import { isFileName } from '../files/output-name.ts';
import { redactFile } from '../files/redact-file.ts';
import { removeLeftover } from '../files/removal.ts';
import { folderForNow } from '../kept/data-folder.ts';
import { Refusal } from '../refusal.ts';
import { printable } from './console-text.ts';
import { answer, refused } from './output.ts';
import { ownRedaction } from './own-redaction.ts';

interface Wanted {
  readonly address: URL;
  readonly output: string;
  readonly browser: InstalledBrowser;
  /** Milliseconds; null: until the browser is closed. */
  readonly limit: number | null;
  readonly raw: boolean;
  /** How it is redacted where it is not raw. */
  readonly options: RedactOptions;
  /** How what is told meanwhile is redacted, raw or not. */
  readonly told: RedactOptions;
}

/**
 * `record ADDRESS OUT.har [--browser NAME] [--seconds N] [--raw]`: records a Halo in the user's own
 * browser until it is closed or the time is over. Requests are told on standard error as they come.
 * Returns the exit code.
 */
export async function record(args: readonly string[]): Promise<number> {
  let profile: string | null = null;
  try {
    const wanted = await parsedArguments(args);
    profile = profileFolder(wanted.output);
    const exchanges = await recorded(wanted, profile);
    await writeRecording(exchanges, wanted, profile);
    const failed = exchanges.filter(isFailed).length;
    await answer(
      `${say('record.done', { count: exchanges.length, failed, path: wanted.output })}\n`,
    );
    return 0;
  } catch (error) {
    return refused(error);
  } finally {
    if (profile !== null) removeLeftover(profile); // on Windows a browser that has just ended may hold a file of it
  }
}

/**
 * For the browser's profile, which holds a sign-in, and for what is not redacted yet. Where the
 * system's place for such things is full or locked, beside the recording; but not on Windows, where
 * that folder decides who may read in it. @throws Refusal where neither can be written to
 */
function profileFolder(output: string): string {
  const beside = process.platform === 'win32' ? [] : [dirname(resolve(output))];
  try {
    const usual = tmpdir();
    const folder = folderForNow('halo-record-', [usual, ...beside]);
    // A browser that has no such place either takes its new profile for one that is in use.
    if (dirname(folder) !== resolve(usual)) process.env['TMPDIR'] = folder;
    return folder;
  } catch {
    throw new Refusal(say('record.noFolder', { path: tmpdir() }));
  }
}

async function parsedArguments(args: readonly string[]): Promise<Wanted> {
  const files: string[] = [];
  let [name, seconds, raw]: [string | null, number | null, boolean] = [null, null, false];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--raw') raw = true;
    else if (arg === '--browser') name = args[(at += 1)] ?? '';
    else if (arg === '--seconds') seconds = Number(args[(at += 1)]);
    else if (arg.startsWith('-')) throw new Refusal(say('record.usage'));
    else files.push(arg);
  }
  const [address = '', output] = files;
  if (output === undefined || files.length > 2) throw new Refusal(say('record.usage'));
  // Before anybody records for an hour what could not be written then.
  if (!isFileName(output, process.platform) || isOccupied(output) || !isInFolder(output))
    throw new Refusal(say('record.unwritten', { path: output }));
  if (seconds !== null && !(seconds > 0)) throw new Refusal(say('record.seconds'));
  const { options, lock } = await ownRedaction({ keepPersonal: false, keepTenant: false });
  if (raw && !lock.copySecrets) throw new Refusal(say('record.rawLocked'));
  const limit = seconds === null ? null : seconds * 1000;
  return {
    address: halosAddress(address),
    output,
    browser: browserFor(name),
    limit,
    raw,
    options,
    told: {
      ...options,
      keepPersonal: lock.keepPersonal ?? true,
      keepTenant: lock.keepTenant ?? true,
    },
  };
}

function halosAddress(text: string): URL {
  const written = text.includes('://') ? text : `https://${text}`;
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Refusal(say('record.noAddress', { address: text }));
  return url;
}

/** A folder or a device has this name: it is never replaced by a file. */
const isOccupied = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() === false;

/** The folder of the file is there, and files can be made in it. */
function isInFolder(path: string): boolean {
  try {
    accessSync(dirname(resolve(path)), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const batch = 250;

async function recorded(wanted: Wanted, profile: string): Promise<readonly Exchange[]> {
  const taken = new Map<string, Exchange>();
  let gone: () => void = () => undefined;
  const ended = new Promise<void>((done) => {
    gone = done;
  });
  const recorder = new BrowserRecorder(wanted.address.host, () => gone());
  const browser = await startBrowser(wanted.browser, profile, recorder.hub);
  process.stderr.write(
    `${say('record.begun', { browser: wanted.browser.title, version: browser.version })}\n`,
  );
  const take = (which: 'all' | 'ended'): void => {
    for (const exchange of recorder.takeChanged(which)) {
      if (!taken.has(exchange.id)) process.stderr.write(`${lineOf(exchange, wanted.told)}\n`);
      taken.set(exchange.id, exchange);
    }
  };
  const telling = setInterval(() => take('ended'), batch);
  try {
    await recorder.hub.begin(browser.connection, wanted.address.href);
    await untilOver(ended, wanted.limit);
    await recorder.readLast();
  } finally {
    clearInterval(telling);
    await browser.close();
  }
  take('all');
  return [...taken.values()].toSorted((a, b) => a.index - b.index);
}

/** Until the browser is closed, the time is over, or Ctrl+C is pressed. */
async function untilOver(ended: Promise<void>, limit: number | null): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((done) => {
    if (limit !== null) timer = setTimeout(done, limit);
    process.once('SIGINT', done);
  });
  await Promise.race([ended, over]);
  clearTimeout(timer);
}

const isFailed = ({ response, failure }: Exchange): boolean =>
  failure !== null || (response?.status ?? 0) >= 400;

/**
 * A line for a screen that others may see: without the query, and without the secrets that stand in
 * a path.
 */
function lineOf(exchange: Exchange, options: RedactOptions): Redacted {
  const { method, url } = exchange.request;
  const status = exchange.response?.status ?? exchange.failure?.text ?? '';
  const path = url.split(/[?#]/)[0] ?? '';
  const line = `${isFailed(exchange) ? '✗' : ' '} ${status} ${method} ${path.slice(0, 200)}`;
  return redacted(printable(line), options);
}

/** What is written redacted lies unredacted only in the profile's own folder, until it is done. */
async function writeRecording(
  exchanges: readonly Exchange[],
  { output, raw, options }: Wanted,
  profile: string,
): Promise<void> {
  const { log, entries } = harOf(exchanges, { name: say('record.creator'), version: '' });
  const text = JSON.stringify({ log: { ...log, entries } });
  if (raw) {
    try {
      writeFileSync(output, text, { mode: 0o600 });
    } catch {
      throw new Refusal(say('record.unwritten', { path: output }));
    }
    return;
  }
  const whole = join(profile, 'recording.har');
  try {
    writeFileSync(whole, text, { mode: 0o600 });
  } catch {
    throw new Refusal(say('record.noFolder', { path: profile }));
  }
  try {
    await redactFile(whole, output, options);
  } finally {
    removeLeftover(whole);
  }
}
