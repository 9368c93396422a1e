import { type ChildProcess, spawn } from 'node:child_process';
import { Writable, Readable } from 'node:stream';
import { textIn } from '../../shared/cdp/fields.ts';
import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import { CdpConnection, type ConnectionListener } from './cdp-connection.ts';
import type { InstalledBrowser } from './installed-browsers.ts';
import { PipeTransport } from './pipe-transport.ts';

/** Chromium of 2023: what is older does not filter the targets that it attaches. */
const oldestMajor = 110;
/** Milliseconds: a browser that does not speak until then has handed over to a running one. */
const patience = 10_000;
const goodbye = 5_000;

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
  const child = spawn(path, switchesFor(profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const complaint = complaintOf(child);
  const ended = new Promise<never>((_, refuse) => {
    child.once('error', () => {
      refuse(new Refusal(say('record.noStart', { browser: title, why: '' })));
    });
    child.once('exit', () => {
      refuse(new Refusal(say('record.noStart', { browser: title, why: complaint() })));
    });
  });
  ended.catch(() => undefined); // a browser that ends later is no failed start
  const [, , , to, from] = child.stdio;
  if (!(to instanceof Writable) || !(from instanceof Readable))
    throw new Refusal(say('record.noStart', { browser: title, why: '' }));
  const connection = new CdpConnection(new PipeTransport(to, from), listener);
  const close = () => closed(child, connection);
  try {
    const answer = connection.send('Browser.getVersion', {}, '', patience);
    const version = textIn(await Promise.race([answer, ended]), 'product') ?? '';
    const major = Number(/\/(\d+)/.exec(version)?.[1] ?? 0);
    if (major < oldestMajor)
      throw new Refusal(say('record.tooOld', { browser: title, version, oldest: oldestMajor }));
    return { connection, version, close };
  } catch (error) {
    await close();
    if (error instanceof Refusal) throw error;
    throw new Refusal(say('record.silent', { browser: title }));
  }
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

/** The last line a browser wrote before it ended, for the person to read. */
function complaintOf(child: ChildProcess): () => string {
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text = `${text}${chunk.toString('utf8')}`.slice(-2000);
  });
  return () => text.trim().split('\n').at(-1)?.slice(0, 200) ?? '';
}

async function closed(child: ChildProcess, connection: CdpConnection): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise<void>((done) => child.once('exit', () => done()));
    await connection.send('Browser.close').catch(() => undefined);
    const timer = setTimeout(() => child.kill('SIGKILL'), goodbye);
    await gone;
    clearTimeout(timer);
  }
  connection.close();
}
