import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OwnProfiles } from '../../../../main/browser/own-profiles.ts';
import { RecordedBrowser } from '../../../../main/browser/recorded-browser.ts';
import { Capture } from '../../../../main/capture/capture.ts';
import { RecordingHealth } from '../../../../main/capture/health.ts';
import { removeFolder } from '../../../remove-folder.ts';
import { storeInMemory } from '../capture/store-in-memory.ts';

/**
 * A program that speaks as a browser does over the pipe: it has one empty page, and answers every
 * command. The file `how` beside it says what else it does when it is started.
 */
const speaks = `#!${process.execPath}
const { createReadStream, readFileSync, writeFileSync, writeSync } = require('node:fs');
const how = readFileSync(__dirname + '/how', 'utf8');
if (how === 'hands over') process.exit(0);
const say = (message) => writeSync(4, JSON.stringify(message) + '\\0');
const tell = (method, params) => say({ method, sessionId: 'S', params: { timestamp: 1, ...params } });
const asks = (count) => {
  for (let at = 0; at < count; at += 1)
    tell('Network.requestWillBeSent', {
      requestId: String(at), type: 'Fetch', wallTime: 1,
      request: { url: 'https://acme.halopsa.com/api/' + at, method: 'GET', headers: {} } });
};
const asksAndDies = () => {
  asks(200);
  process.kill(process.pid, 'SIGKILL');
};
const answersFirst = () => {
  asks(2);
  const response = { status: 200, headers: {}, mimeType: 'text/plain' };
  tell('Network.responseReceived', { requestId: '0', type: 'Fetch', response });
  tell('Network.loadingFinished', { requestId: '0', encodedDataLength: 4 });
};
const page = { sessionId: 'S', targetInfo: { targetId: 'T', type: 'page', url: 'about:blank' } };
if (how === 'is slow') writeFileSync(__dirname + '/started', String(process.pid));
createReadStream('', { fd: 3 }).on('data', (chunk) => {
  for (const text of chunk.toString().split('\\0').filter((part) => part !== '')) {
    const { id, method, sessionId } = JSON.parse(text);
    if (how === 'is slow' && method === 'Browser.getVersion') {
      setTimeout(() => say({ id, result: { product: 'Chrome/156.0.1.2' } }), 200);
      continue;
    }
    if (method === 'Network.getResponseBody') {
      setTimeout(() => say({ id, result: { body: 'late', base64Encoded: false } }), 300);
      continue;
    }
    if (how === 'closes early' && method === 'Page.navigate') process.exit(0);
    if (method === 'Target.setAutoAttach' && sessionId === undefined)
      say({ method: 'Target.attachedToTarget', params: page });
    say({ id, result: { product: 'Chrome/156.0.1.2' } });
    // Later it would wait at its exit for the reading that is under way.
    if (method === 'Browser.close' && how !== 'closes late') process.exit(0);
    if (method === 'Browser.close') setTimeout(() => process.kill(process.pid, 'SIGKILL'), 300);
    if (how === 'is closed' && method === 'Page.navigate') setTimeout(() => process.exit(0), 100);
    if (how === 'answers' && method === 'Page.navigate') setTimeout(answersFirst, 100);
    if (how === 'is killed' && method === 'Page.navigate') setTimeout(asksAndDies, 100);
  }
});
`;

const wanted = { kind: 'own', name: 'brave', address: 'https://acme.halopsa.com/' } as const;

// On Windows a script is no program, and on macOS browsers are found in their folders alone.
describe.skipIf(process.platform !== 'linux')('a browser of the user’s that is recorded', () => {
  let folder: string;
  let browser: RecordedBrowser;
  let capture: Capture;
  let health: RecordingHealth;
  const begins = (how: string): Promise<void> => {
    writeFileSync(join(folder, 'how'), how);
    return browser.record(wanted);
  };
  const stage = () => browser.state()?.browser?.stage ?? null;
  const untilClosed = () => vi.waitFor(() => expect(stage()).toBe('closed'), 20_000);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'halo-recorded-'));
    writeFileSync(join(folder, 'brave-browser'), speaks, { mode: 0o755 });
    vi.stubEnv('PATH', folder);
    health = new RecordingHealth();
    capture = new Capture({
      openHub: () => Promise.reject(new Error('No embedded page is opened')),
      store: storeInMemory(),
      health,
      largestBody: () => 1_000,
      exchanges: () => undefined,
      now: Date.now,
    });
    browser = new RecordedBrowser(capture, new OwnProfiles(join(folder, 'browsers')));
  });
  afterEach(async () => {
    await browser.stop();
    vi.unstubAllEnvs();
    removeFolder(folder);
  });

  it('is opened again after it was closed, and recorded on', async () => {
    await begins('is closed');
    await untilClosed();
    expect(health.read().recordingFaults).toEqual(['browserClosed']);
    await begins('speaks');
    expect(stage()).toBe('recording');
    expect(health.read()).toMatchObject({ recording: 'on', recordingSince: null });
  });

  it('and killed keeps all that it had told, and says where the recording stopped', async () => {
    await begins('is killed');
    await untilClosed();
    capture.mark(); // with all that is known at this moment
    const kept = await capture.read();
    expect(kept).toHaveLength(200);
    expect(new Set(kept.map(({ notes }) => notes[0]?.code))).toEqual(
      new Set(['recording.stoppedBefore']),
    );
  });

  it('can be opened again after that failed, and says the same time since when it is missing', async () => {
    await begins('is closed');
    await untilClosed();
    const before = health.read();
    await expect(begins('hands over')).rejects.toThrow(/^Brave is open already/);
    expect(stage()).toBe('closed');
    expect(health.read()).toEqual(before);
    await begins('speaks');
    expect(stage()).toBe('recording');
  });

  it('is ended with one press while it is being opened, also after it was closed', async () => {
    await begins('is closed');
    await untilClosed();
    const begun = expect(begins('is slow')).rejects.toThrow(/^Brave was closed before/);
    const started = join(folder, 'started');
    await vi.waitFor(() => expect(existsSync(started)).toBe(true), 20_000);
    await browser.stop();
    await begun;
    expect(browser.state()).toBeNull();
    expect(health.read()).toMatchObject({ recording: 'off', recordingFaults: [] });
    const isThere = () => process.kill(Number(readFileSync(started, 'utf8')), 0);
    expect(isThere).toThrow('ESRCH');
  });

  it('ends with the content that is still read, and says what had no end', async () => {
    await begins('answers');
    const recorded = async () => {
      capture.mark(); // with all that is known at this moment
      return (await capture.read()).map(({ response, notes }) => ({ response, notes }));
    };
    await vi.waitFor(async () => expect((await recorded())[0]?.response?.status).toBe(200));
    await browser.stop();
    expect(await recorded()).toMatchObject([
      { response: { body: { text: 'late' } }, notes: [] },
      { response: null, notes: [{ code: 'recording.stoppedBefore' }] },
    ]);
  });

  it('says that it is ending, and is opened again only after that', async () => {
    await begins('closes late');
    const stages: unknown[] = [];
    browser.subscribe(() => stages.push(stage()));
    const ended = browser.stop();
    expect(stage()).toBe('ending');
    await Promise.all([begins('speaks'), ended]);
    expect(stages).toEqual(['ending', null, 'starting', 'starting', 'recording']);
  });

  it('that is closed before its recording began is told so, and leaves nothing behind', async () => {
    await expect(begins('closes early')).rejects.toThrow(
      'Brave was closed before its recording began, so nothing of it is recorded. Try again.',
    );
    expect(browser.state()).toBeNull();
    expect(health.read()).toMatchObject({ recording: 'off', recordingFaults: [] });
  });
});
