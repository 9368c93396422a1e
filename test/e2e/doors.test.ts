import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { BrowserRecorder } from '../../main/browser/browser-recorder.ts';
import { type OwnBrowser, startBrowser } from '../../main/browser/own-browser.ts';
import { joinBrowser } from '../../main/browser/running-browser.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { removeFolder } from '../remove-folder.ts';
import { expect } from './app.ts';
import { contentOf, expectSameAs, one } from './capture-page.ts';
import { type TruthSite, failingBody, openTruthSite } from './truth-site.ts';
import { openToAll, portOf, program, type UsersFolder, usersFolder } from './users-browser.ts';

/**
 * The recorder of one's own browser against the server's log, over both of its connections: the pipe
 * to a profile of ours, and the socket of a browser that is open. The program stands over the same
 * recorder in own-browser.test.ts.
 */
interface Recording {
  readonly hub: BrowserRecorder['hub'];
  recorded(): readonly Exchange[];
  /** Presses what this selector names, as a person does: windows may be opened by it. */
  press(selector: string): Promise<void>;
}

interface Fixtures {
  readonly site: TruthSite;
  readonly overPipe: Recording;
  readonly overSocket: Recording;
}

const chromium = { name: 'chromium', title: 'Chromium', path: program } as const;

async function recording(
  site: TruthSite,
  open: (recorder: BrowserRecorder) => Promise<OwnBrowser>,
): Promise<{ readonly recording: Recording; close(): Promise<void> }> {
  const taken = new Map<string, Exchange>();
  const recorder = new BrowserRecorder(new URL(site.here).host, () => undefined);
  const browser = await open(recorder);
  const { hub } = recorder;
  return {
    recording: {
      hub,
      recorded() {
        for (const exchange of recorder.takeChanged('all')) taken.set(exchange.id, exchange);
        return [...taken.values()].toSorted((first, other) => first.index - other.index);
      },
      async press(selector) {
        const expression = `document.querySelector(${JSON.stringify(selector)}).click()`;
        await hub.send('Runtime.evaluate', { expression, userGesture: true }, hub.root ?? '');
      },
    },
    close: () => browser.close(),
  };
}

const test = base.extend<Fixtures, { users: UsersFolder }>({
  users: [
    // Playwright reads the names of the first parameter, so it must be a pattern.
    async ({}, use) => {
      const users = await usersFolder();
      await use(users);
      users.close();
    },
    { scope: 'worker' },
  ],
  site: async ({}, use) => {
    const site = await openTruthSite();
    site.page('/start', '');
    await use(site);
    await site.close();
  },
  overPipe: async ({ site }, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'halo-door-'));
    const { recording: made, close } = await recording(site, async (recorder) => {
      const browser = await startBrowser(chromium, profile, recorder.hub);
      await recorder.hub.begin(browser.connection, `${site.here}/start`);
      return browser;
    });
    await use(made);
    await close();
    removeFolder(profile);
  },
  overSocket: async ({ site, users }, use) => {
    const user = await users.start(openToAll);
    const place = await portOf(join(users.path, 'chromium'));
    const { recording: made, close } = await recording(site, async (recorder) => {
      const given = new AbortController().signal;
      const browser = await joinBrowser(chromium, place, recorder.hub, given);
      await recorder.hub.join(browser.connection, `${site.here}/start`);
      return browser;
    });
    await use(made);
    await close();
    await user.close();
  },
});

test.skip(process.platform !== 'linux', 'needs Debian’s Chromium');

/** For the pages: `read` asks and reads the answer; `say` tells the server how far the page is. */
const words =
  'const read = (url, more) => fetch(url, more).then((a) => a.text()).catch(() => null); const say = (word) => read("/api/ok?says-" + word);';
const work = (code: string) => JSON.stringify(`/script.js?code=${encodeURIComponent(code)}`);
const fails = (name: string, then: string) =>
  `fetch('/api/status/400?${name}').then((a) => a.text()).then(() => { ${then} });`;

/** How many small answers one page asks for; the bench asks for 20,000 over each connection. */
const many = 1_000;

/** Everything that pages do, one after another; each says its word to the server in the end. */
async function everything(site: TruthSite, { hub, recorded, press }: Recording): Promise<void> {
  const isHeard = (word: string) => site.met.some(({ url }) => url.endsWith(`?says-${word}`));
  const heard = (word: string) =>
    expect
      .poll(() => isHeard(word), { message: `the page says ${word}`, timeout: 60_000 })
      .toBe(true);
  const open = async (path: string, html: string, via = `${site.here}${path}`) => {
    site.page(path, `${html}<script>${words}</script>`);
    await hub.visit(via);
  };
  const hop = (way: string, to: string) => `${way}?to=${encodeURIComponent(to)}`;

  await test.step('redirects over sites, a frame of another site, workers', async () => {
    site.page('/frame', `<script>${fails('frame', "parent.postMessage(1, '*')")}</script>`);
    const shared = `onconnect = ({ ports: [port] }) => { ${fails('shared', 'port.postMessage(1)')} };`;
    await open(
      '/parts',
      `<link rel="stylesheet" href="/style.css"><img src="/api/status/404?picture">
      <iframe src="${site.there}/frame"></iframe><script>
      let waited = 3;
      const one = () => { waited -= 1; if (waited === 0) say('parts'); };
      onmessage = one;
      new Worker(${work(fails('worker', 'postMessage(1)'))}).onmessage = one;
      new SharedWorker(${work(shared)}).port.onmessage = one;</script>`,
      hop(`${site.here}/hop/1`, hop(`${site.there}/hop/2`, `${site.here}/parts`)),
    );
    await heard('parts');
  });

  await test.step('caches, refused answers, sockets, streams, many at once', async () => {
    await open(
      '/kinds',
      `<script>onload = async () => {
      await read('${site.there}/api/closed');
      await read('${site.there}/api/ok', { method: 'PUT', headers: { 'x-own': '1' } });
      await read('/cached'); await read('/cached'); await read('/tagged'); await read('/tagged');
      await read('/cut'); await read('/echo', { method: 'POST', body: 'sent' });
      for (const status of [400, 403, 500]) { await read('/api/status/' + status + '?read'); await fetch('/api/status/' + status + '?unread'); }
      await new Promise((done) => { new WebSocket(location.origin.replace('http', 'ws') + '/socket').onmessage = done; });
      await new Promise((done) => { const stream = new EventSource('/stream'); let came = 0;
        stream.onmessage = () => { came += 1; if (came === 2) { stream.close(); done(); } }; });
      let next = 0;
      const lane = async () => { while (next < ${many}) await read('/api/ok?many-' + (next += 1)); };
      await Promise.all(Array.from({ length: 30 }, lane));
      say('kinds'); };</script>`,
    );
    await heard('kinds');
  });

  await test.step('windows, of which one goes to another site and back and closes itself', async () => {
    const signIn = hop('/hop/1', `${site.there}/sign-in`);
    site.page(
      '/sign-in',
      `<script src="/script.js?code=1&at-sign-in"></script><script>${words}
      read('/api/status/401?first').then(() => { location.href = '${hop(`${site.here}/hop/1`, `${site.here}/back`)}'; });</script>`,
    );
    site.page(
      '/back',
      `<script>${words} read('/api/status/400?token').then(() => { opener.postMessage('back', '*'); close(); });</script>`,
    );
    site.page(
      '/popup',
      `<script>${words} read('/api/status/403' + location.search).then(() => say('popup' + location.search.slice(1)));</script>`,
    );
    await open(
      '/opens',
      `<button onclick="window.open('${signIn}', 'sign-in')">Sign in</button><a href="/popup?link" target="_blank">Link</a>
      <form action="/popup?form" method="post" target="_blank"><input type="submit"></form>
      <script>onmessage = ({ data }) => say(data);</script>`,
    );
    await press('button');
    await heard('back');
    await press('a');
    await heard('popuplink');
    await press('input');
    await heard('popupform');
  });

  // What a page sends from its `pagehide` is told by nobody: its session is the next document's by then.
  await test.step('answers that nobody reads before their page is left', async () => {
    const leaves = (name: string, to: string) =>
      `onclick = async () => { await fetch('/api/status/418?${name}'); location.href = '${to}'; };`;
    site.page(
      '/next',
      `<script>${words} say('next'); ${leaves('next', `${site.there}/last`)}</script>`,
    );
    site.page('/last', `<script>${words} say('last');</script>`);
    await open(
      '/left',
      `<script>${leaves('leaving', '/next')} navigator.sendBeacon('/echo?beacon', 'b');</script>`,
    );
    await press('html');
    await heard('next');
    await press('html');
    await heard('last');
  });

  // It goes in the end: with each later page the browser would look whether its script has changed,
  // and tells nobody of that request.
  await test.step('a service worker', async () => {
    const worker = `oninstall = () => skipWaiting(); onactivate = (event) => event.waitUntil(clients.claim());
      onfetch = (event) => { if (event.request.url.includes('passed')) event.respondWith(fetch(event.request));
        if (event.request.url.includes('made')) event.respondWith(new Response('made by the worker')); };`;
    await open(
      '/served',
      `<script>onload = () => {
      const go = async () => { await read('/api/status/400?passed'); await read('/api/ok?made');
        await (await navigator.serviceWorker.ready).unregister(); say('served'); };
      navigator.serviceWorker.addEventListener('controllerchange', go);
      navigator.serviceWorker.register(${work(worker)}, { scope: '/' }); };</script>`,
    );
    await heard('served');
  });

  await test.step('a hostile page, which finds nothing of ours', async () => {
    await open(
      '/attack',
      `<script>onload = async () => {
      const found = ['require', 'process', 'electron', 'halo', 'haloActed'].filter((name) => name in window);
      document.title = 'x'.repeat(2_000_000);
      for (let at = 0; at < 50; at += 1) history.replaceState(null, '', '#' + 'y'.repeat(50_000));
      for (let at = 0; at < 300; at += 1) console.log('z'.repeat(10_000), { at });
      for (let at = 0; at < 20; at += 1) await read('/api/ok?' + at + '-%00%FF<img>', { headers: { 'x-evil': 'e'.repeat(8_000) } });
      say('found-' + found.join()); };</script>`,
    );
    await heard('found-');
  });

  await expectSameAs(recorded, site);
  const exchanges = recorded();
  const ofMany = exchanges.filter(({ request }) => request.url.includes('?many-'));
  expect(ofMany.filter((each) => contentOf(each) === '{"ok":true}')).toHaveLength(many);
  for (const [status, name] of [
    ['400', 'frame'],
    ['400', 'worker'],
    ['400', 'shared'],
    ['400', 'read'],
    ['400', 'unread'],
    ['500', 'unread'],
    ['401', 'first'],
    ['400', 'token'], // its window closed itself in the same moment
    ['403', 'link'],
    ['403', 'form'],
    ['418', 'leaving'],
    ['418', 'next'],
  ] as const)
    expect(contentOf(one(exchanges, `/api/status/${status}?${name}`)), name).toBe(
      failingBody(status),
    );
  const passed = exchanges.filter(({ request }) => request.url.endsWith('?passed'));
  expect(passed.map(({ response }) => response?.from).toSorted()).toEqual([
    'network',
    'service-worker',
  ]);
  // Chromium 156 keeps contents over a navigation, and forgets for that what no server answered.
  expect(one(exchanges, '/api/ok?made').response).toMatchObject({
    from: 'service-worker',
    body: { missing: { code: 'body.gone' } },
  });
}

test('over the pipe of doors A and B, everything a page does is recorded as the server met it', async ({
  site,
  overPipe,
}) => {
  await everything(site, overPipe);
});

test(
  'over the socket of door C, everything a page does is recorded as the server met it',
  { tag: ['@long', '@again'] },
  async ({ site, overSocket }) => {
    await everything(site, overSocket);
  },
);
