import { type ChildProcess, spawn } from 'node:child_process';
import { Writable, Readable } from 'node:stream';
import { textIn } from '../../shared/cdp/fields.ts';
import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import { within } from '../time-limit.ts';
import { CdpConnection, type ConnectionListener } from './cdp-connection.ts';
import type { InstalledBrowser } from './installed-browsers.ts';
import { PipeTransport } from './pipe-transport.ts';
import { isInUse } from './profile-lock.ts';

/** Chromium of 2023: what is older does not filter the targets that it attaches. */
const oldestMajor = 110;
/** Milliseconds: a slow computer may take that long for a first start. */
const patience = 20_000;
const goodbye = 5_000;
/** Milliseconds between the end of its pipe and what it has to say about its own end. */
const lastWords = 1_000;

export interface OwnBrowser {
  readonly connection: CdpConnection;
  /** As the browser names itself, such as "Chrome/156.0.8078.79". */
  readonly version: string;
  /** Asks it to close, and ends it where it does not. */
  close(): Promise<void>;
}

/**
 * Starts a browser of the user's with a profile of ours, and speaks to it over a pipe: no port is
 * open that another program could use. Nothing is switched on that hides or alters what a site
 * recognises, and nothing that a sign-in needs is switched off. @throws Refusal in plain words
 */
export async function startBrowser(
  { path, title }: InstalledBrowser,
  profile: string,
  listener: ConnectionListener,
): Promise<OwnBrowser> {
  await refuseInUse(profile, title);
  const child = spawn(path, switchesFor(profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const complaint = complaintOf(child);
  const ended = new Promise<Refusal>((told) => {
    child.once('error', () =>
      told(new Refusal(say('record.noStart', { browser: title, why: '' }))),
    );
    child.once('exit', (code) => {
      void complaint().then((words) => told(endedAtOnce(title, code, words)));
    });
  });
  const [, , , to, from] = child.stdio;
  if (!(to instanceof Writable) || !(from instanceof Readable))
    throw new Refusal(say('record.noStart', { browser: title, why: '' }));
  const connection = new CdpConnection(new PipeTransport(to, from), listener);
  const close = () => closed(child, connection);
  try {
    return { connection, version: await recordableVersion(connection, title, patience), close };
  } catch (error) {
    if (error instanceof Refusal) {
      await close();
      throw error;
    }
    // Its pipe closes before it is known how it ended.
    const how = await within(lastWords, ended, 'ending').catch(() => null);
    await close();
    throw how ?? new Refusal(say('record.silent', { browser: title }));
  }
}

/**
 * The version of a browser that speaks, as it names itself. `limit` in milliseconds. @throws Refusal
 * where it is too old to be recorded; Error where it does not answer
 */
export async function recordableVersion(
  connection: CdpConnection,
  browser: string,
  limit?: number,
): Promise<string> {
  const answer = await connection.send('Browser.getVersion', {}, '', limit);
  const version = textIn(answer, 'product') ?? '';
  const major = Number(/\/(\d+)/.exec(version)?.[1] ?? 0);
  if (major < oldestMajor)
    throw new Refusal(say('record.tooOld', { browser, version, oldest: oldestMajor }));
  return version;
}

/** Chromium's word for "the profile is in use" (chrome/common/chrome_result_codes.h). */
const profileInUse = 21;

/** @throws Refusal where the profile is in use: a start would only hand over to that browser. */
export async function refuseInUse(profile: string, browser: string): Promise<void> {
  if (await isInUse(profile)) throw inUse(browser);
}

const inUse = (browser: string) => new Refusal(say('record.inUse', { browser }));

/** What is said of a browser that ends before it speaks. One that hands over ends well. */
export function endedAtOnce(browser: string, code: number | null, complaint: string): Refusal {
  return code === 0 || code === profileInUse
    ? inUse(browser)
    : new Refusal(say('record.noStart', { browser, why: complaint }));
}

function switchesFor(profile: string): readonly string[] {
  // Tabs and cookies of the session before come back: many sign-ins live in those alone.
  return [
    '--remote-debugging-pipe',
    '--restore-last-session',
    ...profileSwitches(profile),
    'about:blank',
  ];
}

/** For a start on a profile of ours. */
export function profileSwitches(profile: string): readonly string[] {
  return [
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-search-engine-choice-screen',
    // Edge starts itself anew for some compatibility settings, and loses the pipe
    // (https://github.com/microsoft/playwright/issues/36292).
    '--edge-skip-compat-layer-relaunch',
    // Chromium refuses to run as root with its sandbox.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** What a browser wrote before it ended, for the person to read. */
function complaintOf({ stderr }: ChildProcess): () => Promise<string> {
  let text = '';
  stderr?.on('data', (chunk: Buffer) => {
    text = `${text}${chunk.toString('utf8')}`.slice(-2000);
  });
  const whole = new Promise<void>((done) => stderr?.once('close', () => done()));
  // Something that it started may hold the pipe open.
  return async () => {
    await within(lastWords / 2, whole, 'its last words').catch(() => undefined);
    return complaintIn(text);
  };
}

/** Process, thread, time, level and place, which begin each line of Chromium's log. */
const logHead = /^\[\d+:\d+:[^\]]*\] ?/;
/** What Chromium says whether it starts or not, and what it says because it ends. */
const beside = /\bbus\b|broken pipe|without (?:the |a )?sandbox|failed to initialize/i;
const noScreen = /missing x server|cannot open display/i;

/** Why a browser ended, of all that it wrote: the last line that can be a reason; '' for none. */
export function complaintIn(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.replace(logHead, '').trim())
    .filter((line) => line !== '' && !beside.test(line));
  return lines.some((line) => noScreen.test(line))
    ? say('record.noScreen')
    : (lines.at(-1)?.slice(0, 200) ?? '');
}

async function closed(child: ChildProcess, connection: CdpConnection): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    const timer = setTimeout(() => child.kill('SIGKILL'), goodbye);
    await connection.send('Browser.close').catch(() => undefined);
    await gone;
    clearTimeout(timer);
  }
  connection.close();
}
