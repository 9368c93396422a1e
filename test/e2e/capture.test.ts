import { type App, expect, test as base } from './app.ts';
import { captured, contentOf, contentOrWhy, expectSame, one, openTruth } from './capture-page.ts';
import { openTls } from './guarded-site.ts';
import { type TruthSite, failingBody, openTruthSite } from './truth-site.ts';
import { rowOf } from '../../shared/exchange/row.ts';
import { sayNote } from '../../shared/words/say.ts';
import { Guide } from './guide.ts';

/** The server is asked for before the program, so that it outlives what the program still asks it. */
const test = base.extend<{ site: TruthSite }>({
  // Playwright reads the names of the first parameter, so it must be a pattern.
  site: async ({}, use) => {
    const site = await openTruthSite();
    await use(site);
    await site.close();
  },
});

/** For the pages: `read` asks and reads the answer; `say` tells the server how far the page is. */
const read =
  'const read = (url, more) => fetch(url, more).then((answer) => answer.text()).catch(() => null); const say = (word) => read("/api/ok?says-" + word);';
const work = (code: string) => `/script.js?code=${encodeURIComponent(code)}`;

/** Whether this Chromium keeps bodies over a navigation. */
function keepsBodies(app: App): Promise<boolean> {
  return app.electron.evaluate(({ webContents }) => {
    const hub = webContents
      .getAllWebContents()
      .find((contents) => contents.debugger.isAttached())?.debugger;
    return (
      hub
        ?.sendCommand('Network.configureDurableMessages', {
          maxTotalBufferSize: 1_000_000,
          maxResourceBufferSize: 1_000_000,
        })
        .then(
          () => true,
          () => false,
        ) ?? false
    );
  });
}

/** Waits until the page has told the server this word. */
async function heard(site: TruthSite, word: string, timeout = 30_000): Promise<void> {
  await expect
    .poll(() => site.met.some(({ url }) => url.endsWith(`/api/ok?says-${word}`)), {
      message: `the page says ${word}`,
      timeout,
    })
    .toBe(true);
}

test('a first navigation over redirects and sites is recorded hop by hop, with everything the page loads', async ({
  site,
  shared: app,
}) => {
  site.page(
    '/home',
    `<link rel="stylesheet" href="/style.css"><script src="/script.js?code=1"></script>
    <img src="/api/status/404?picture"><iframe src="${site.there}/frame"></iframe>
    <script>${read} read('/api/ok?first'); onload = () => say('done');</script>`,
  );
  site.page(
    '/frame',
    `<script>${read} read('/api/status/403?frame');</script><img src="/api/status/404?in-frame">`,
  );
  await openTruth(
    app,
    site,
    `/hop/1?to=${encodeURIComponent(`${site.there}/hop/2?to=${encodeURIComponent(`${site.here}/home`)}`)}`,
  );
  await heard(site, 'done');
  await expectSame(app, site);
  const exchanges = await captured(app);
  expect(exchanges.slice(0, 3).map(({ response }) => response?.status)).toEqual([302, 307, 200]);
  expect(contentOf(one(exchanges, '/api/status/403?frame'))).toBe(failingBody('403'));
});

test('web workers, shared workers and what they fetch are recorded', async ({
  site,
  shared: app,
}) => {
  const fetching = (name: string, then: string) =>
    `fetch('/api/status/400?${name}').then((answer) => answer.text()).then(() => { ${then} });`;
  site.page(
    '/home',
    `<script>
    ${read} const worker = new Worker(${JSON.stringify(work(fetching('worker', 'postMessage(1)')))});
    const shared = new SharedWorker(${JSON.stringify(work(`onconnect = ({ ports: [port] }) => { ${fetching('shared', 'port.postMessage(1)')} };`))});
    let heard = 0;
    worker.onmessage = shared.port.onmessage = () => { heard += 1; if (heard === 2) say('done'); };</script>`,
  );
  await openTruth(app, site, '/home');
  await heard(site, 'done');
  await expectSame(app, site);
  const exchanges = await captured(app);
  for (const name of ['worker', 'shared'])
    expect(contentOf(one(exchanges, `/api/status/400?${name}`))).toBe(failingBody('400'));
});

test('a request that a service worker passes on counts once, and its own answers are marked', async ({
  site,
  shared: app,
}) => {
  const worker = `oninstall = () => skipWaiting(); onactivate = (event) => event.waitUntil(clients.claim());
    onfetch = (event) => { if (event.request.url.includes('passed')) event.respondWith(fetch(event.request));
      if (event.request.url.includes('made')) event.respondWith(new Response('made by the worker')); };`;
  site.page(
    '/home',
    `<script>${read}
    navigator.serviceWorker.register(${JSON.stringify(work(worker))}, { scope: '/' }).catch((why) => { say(why); });
    const go = async () => { await read('/api/status/400?passed'); await read('/api/ok?made'); say('done'); };
    if (navigator.serviceWorker.controller) void go(); else navigator.serviceWorker.addEventListener('controllerchange', go);</script>`,
  );
  await openTruth(app, site, '/home');
  await heard(site, 'done');
  await expectSame(app, site);
  const exchanges = await captured(app);
  const passed = exchanges.filter(({ request }) => request.url.endsWith('/api/status/400?passed'));
  expect(passed.map(({ response }) => response?.from).sort()).toEqual([
    'network',
    'service-worker',
  ]);
  expect(passed.map(contentOf)).toContain(failingBody('400'));
  expect(one(exchanges, '/api/ok?made').response).toMatchObject({
    from: 'service-worker',
    body: { text: 'made by the worker' },
  });
});

test('windows that the page opens are recorded from their first request, and keep their opener', async ({
  site,
  shared: app,
}) => {
  site.page(
    '/home',
    `<button onclick="window.open('/popup?named', 'named')">Named</button> <a href="/popup?link" target="_blank">Link</a>
    <a href="/linked" target="_blank">Page with pictures</a> <form action="/popup?form" method="post" target="_blank"><button>Form</button></form>
    <script>${read} onmessage = () => say('heard');</script>`,
  );
  site.page(
    '/popup',
    `<script src="/script.js?code=1&in-popup"></script><script>${read}
    read('/api/status/403' + location.search).then(() => { opener?.postMessage(1, '*'); });</script>`,
  );
  site.page(
    '/linked',
    `<img src="/api/status/404?in-html"><img src="/api/status/500?in-html"><script>${read}
    read('/echo?' + history.length + document.referrer);</script>`,
  );
  await openTruth(app, site, '/home');
  const page = await app.site();
  await page.getByRole('link', { name: 'Page with pictures' }).click();
  await expect
    .poll(
      () => site.met.filter(({ url }) => url.includes('/echo') || url.includes('in-html')).length,
    )
    .toBe(3);
  await page.getByRole('button', { name: 'Named' }).click();
  await heard(site, 'heard');
  await page.getByRole('link', { name: 'Link' }).click();
  await expect
    .poll(() => site.met.some(({ url }) => url.endsWith('/api/status/403?link')))
    .toBe(true);
  await page.getByRole('button', { name: 'Form' }).click();
  await expect
    .poll(() => site.met.some(({ url }) => url.endsWith('/api/status/403?form')))
    .toBe(true);
  await expectSame(app, site);
  // The last of them may still be under way.
  for (const name of ['named', 'link', 'form'])
    await expect
      .poll(async () => contentOf(one(await captured(app), `/api/status/403?${name}`)), {
        message: name,
      })
      .toBe(failingBody('403'));
  const exchanges = await captured(app);
  expect(one(exchanges, '/popup?form', 'POST').response?.status).toBe(200);
  // What the HTML of a plain link's page names is recorded like everything else.
  for (const code of ['404', '500'])
    expect(contentOf(one(exchanges, `/api/status/${code}?in-html`)), code).toBe(failingBody(code));
  expect(
    exchanges
      .filter(({ request }) => request.url.includes('/echo'))
      .map(({ request }) => request.url),
  ).toEqual([`${site.here}/echo?1${site.here}/home`]);
  expect(site.met.filter(({ url }) => url.endsWith('/linked'))).toHaveLength(1);
});

test('a sign-in window that goes to another site and back is recorded at every stop, and its page hears of it', async ({
  site,
  shared: app,
}) => {
  const signIn = `${site.here}/hop/1?to=${encodeURIComponent(`${site.there}/sign-in`)}`;
  site.page(
    '/home',
    `<button onclick="window.open('${signIn}', 'sign-in')">Sign in</button>
    <script>${read} onmessage = ({ data }) => say(data);</script>`,
  );
  site.page(
    '/sign-in',
    `<script src="/script.js?code=1&at-sign-in"></script><script>${read}
    read('/api/status/401?first').then(() => { location.href = '${site.here}/hop/1?to=' + encodeURIComponent('${site.here}/back?code=1'); });</script>`,
  );
  site.page(
    '/back',
    `<script>${read} read('/api/status/400?token').then(() => { opener.postMessage('signed-in', '*'); close(); });</script>`,
  );
  await openTruth(app, site, '/home');
  await (await app.site()).getByRole('button', { name: 'Sign in' }).click();
  await heard(site, 'signed-in');
  await expectSame(app, site);
  const exchanges = await captured(app);
  expect(
    exchanges
      .filter(({ response }) => response?.status === 302)
      .map(({ response }) => response?.redirectUrl),
  ).toEqual([`${site.there}/sign-in`, `${site.here}/back?code=1`]);
  expect(contentOf(one(exchanges, '/api/status/401?first'))).toBe(failingBody('401'));
  // The window closes itself with it.
  expect(contentOrWhy(one(exchanges, '/api/status/400?token'))).not.toBeNull();
});

test('a certificate that is not trusted is named with its issuer where its request failed', async ({
  site,
  shared: app,
}) => {
  const guarded = await openTls();
  site.page(
    '/home',
    `<a href="https://localhost:${guarded.port}/page">There</a><script>${read} (async () => { await read('https://127.0.0.1:${guarded.port}/part'); say('done'); })();</script>`,
  );
  await openTruth(app, site, '/home');
  await heard(site, 'done');
  await (await app.site()).getByRole('link', { name: 'There' }).click();
  await expect
    .poll(
      async () =>
        (await captured(app)).filter(
          ({ request, state }) => request.url.startsWith('https:') && state === 'failed',
        ).length,
    )
    .toBe(2);
  await expectSame(app, site, ({ request }) => request.url.startsWith('https:'));
  for (const end of ['/part', '/page']) {
    const failed = one(await captured(app), end);
    expect(failed.failure?.text, end).toMatch(/^net::ERR_CERT_/);
    expect(failed.notes.map(sayNote).join(' '), end).toMatch(
      /is not trusted\. It was issued by \S/,
    );
  }
  expect(guarded.met).toEqual([]);
  await guarded.close();
});

test('what leaves while a page is being left is recorded', async ({ site, shared: app }) => {
  site.page(
    '/home',
    `<a href="/next">Next</a><script>addEventListener('pagehide', () => {
    navigator.sendBeacon('/echo?beacon', 'b'); fetch('/echo?kept', { method: 'POST', body: 'k', keepalive: true }); });</script>`,
  );
  site.page(
    '/next',
    `<script>${read} navigator.sendBeacon('/echo?live', 'b'); say('done');</script>`,
  );
  await openTruth(app, site, '/home');
  await (await app.site()).getByRole('link', { name: 'Next' }).click();
  await heard(site, 'done');
  await expect.poll(() => site.met.filter(({ url }) => url.includes('/echo?')).length).toBe(3);
  await expectSame(app, site);
});

test('web sockets and event streams are recorded with their messages, and a refused socket with its reason', async ({
  site,
  shared: app,
}) => {
  site.page(
    '/home',
    `<script>${read} const at = location.origin.replace('http', 'ws');
    new WebSocket(at + '/refused').onerror = () => { const socket = new WebSocket(at + '/socket');
      socket.onmessage = () => { socket.send('and hello to you'); const stream = new EventSource('/stream'); let came = 0;
        stream.onmessage = () => { came += 1; if (came === 2) { stream.close(); say('done'); } }; }; };</script>`,
  );
  await openTruth(app, site, '/home');
  await heard(site, 'done');
  await expectSame(app, site);
  const texts = async (path: string) =>
    one(await captured(app), path).messages.map(({ direction, text }) => `${direction} ${text}`);
  // A message may be told after the page heard it.
  await expect.poll(() => texts('/socket')).toEqual(['received hello', 'sent and hello to you']);
  await expect.poll(() => texts('/stream')).toEqual(['received one', 'received two']);
  expect(one(await captured(app), '/refused')).toMatchObject({
    state: 'failed',
    failure: { text: expect.stringMatching(/403|WebSocket connection failed/) as unknown },
  });
});

test('permission questions, refused answers, caches and downloads are marked as what they are', async ({
  site,
  shared: app,
}) => {
  site.page(
    '/home',
    `<a href="/file">File</a><script>${read} (async () => {
    await read('${site.there}/api/closed'); await read('${site.there}/api/ok', { method: 'PUT', headers: { 'x-own': '1' } });
    await read('/cached'); await read('/cached'); await read('/tagged'); await read('/tagged'); await read('/cut');
    await read('http://127.0.0.1:1/'); await read('http://no-such-host.invalid/'); await read('${site.there}/cookie', { credentials: 'include' });
    say('done'); })();</script>`,
  );
  await openTruth(app, site, '/home');
  await heard(site, 'done');
  await (await app.site()).getByRole('link', { name: 'File' }).click();
  await expect.poll(() => site.met.some(({ url }) => url.endsWith('/file'))).toBe(true);
  await expectSame(app, site, ({ request }) => /no-such-host|127\.0\.0\.1:1\//.test(request.url));
  const exchanges = await captured(app);
  expect(one(exchanges, '/api/closed')).toMatchObject({
    state: 'failed',
    failure: { corsError: 'MissingAllowOriginHeader' },
    response: { status: 500 },
  });
  expect(one(exchanges, '/api/ok', 'OPTIONS')).toMatchObject({
    resourceType: 'preflight',
    response: { status: 200, body: { missing: { code: 'body.preflight' } } },
  });
  expect(
    exchanges
      .filter(({ request }) => request.url.endsWith('/cached'))
      .map(({ response }) => response?.from),
  ).toEqual(['network', 'disk-cache']);
  expect(
    exchanges
      .filter(({ request }) => request.url.endsWith('/tagged'))
      .map(({ response }) => response?.status),
  ).toEqual([200, 304]);
  expect(one(exchanges, '/cut')).toMatchObject({
    failure: {
      text: expect.stringMatching(/ERR_(CONTENT_LENGTH_MISMATCH|CONNECTION_RESET)/) as unknown,
    },
  });
  expect(one(exchanges, ':1/').failure?.text).toMatch(/ERR_(UNSAFE_PORT|CONNECTION_REFUSED)/);
  expect(one(exchanges, '.invalid/').failure?.text).toBe('net::ERR_NAME_NOT_RESOLVED');
  expect(one(exchanges, '/cookie').notes.map(sayNote).join()).toMatch(/cookie “held” \([A-Z]\w+/);
  expect(one(exchanges, '/file')).toMatchObject({ failure: null });
});

test('every failing answer keeps its content, read or unread; one that the page leaves in the same moment keeps it or says why not', async ({
  site,
  shared: app,
}) => {
  const statuses = [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 502, 503, 504];
  site.page(
    '/home',
    `<a href="${site.there}/next">Next</a><script>${read} (async () => {
    for (const status of ${JSON.stringify(statuses)}) await read('/api/status/' + status + '?read');
    for (const status of ${JSON.stringify(statuses)}) await fetch('/api/status/' + status + '?unread');
    await fetch('/api/status/500?long&length=300000'); await read('/api/ok'); say('ready'); })();
    addEventListener('click', async () => { await fetch('/api/status/418?leaving'); location.href = document.links[0].href; });</script>`,
  );
  site.page('/next', `<script>${read} say('done');</script>`);
  await openTruth(app, site, '/home');
  const page = await app.site();
  await heard(site, 'ready');
  await page.locator('body').click();
  await heard(site, 'done');
  await expectSame(app, site);
  await expect
    .poll(async () => (await captured(app)).filter(({ state }) => state === 'open').length)
    .toBe(0);
  const exchanges = await captured(app);
  for (const how of ['read', 'unread']) {
    for (const status of statuses)
      expect(contentOf(one(exchanges, `/api/status/${status}?${how}`)), `${status} ${how}`).toBe(
        failingBody(String(status)),
      );
  }
  // What nobody read goes with its page; only Chromium's durable messages keep it, and older
  // versions have none. There whether our question comes first is chance: holding every answer back
  // until its status is known (the Fetch domain) would slow every healthy page by half.
  const left = one(exchanges, '/api/status/418?leaving').response;
  expect(left?.status).toBe(418);
  if (await keepsBodies(app)) expect(left?.body.text).toBe(failingBody('418'));
  else
    expect([failingBody('418'), expect.stringMatching(/^\w+\.\w+$/)]).toContainEqual(
      left?.body.text ?? left?.body.missing?.code,
    );
  expect(one(exchanges, '/api/status/500?long&length=300000').response?.body).toMatchObject({
    truncated: true,
    size: failingBody('500', 300_000).length,
  });
});

test('an answer whose content could not be had says why', async ({ site, shared: app }) => {
  site.page(
    '/home',
    `<script>${read} (async () => { await fetch('/api/ok?unread'); await (await fetch('/api/ok?blob')).blob();
    await fetch('${site.there}/api/ok?opaque', { mode: 'no-cors' }); say('done'); })();</script>`,
  );
  await openTruth(app, site, '/home');
  await heard(site, 'done');
  await expectSame(app, site);
  await expect
    .poll(async () => (await captured(app)).filter(({ state }) => state === 'open').length, {
      timeout: 30_000,
    })
    .toBe(0);
  for (const exchange of (await captured(app)).filter(({ request }) =>
    request.url.includes('/api/ok?'),
  )) {
    const body = exchange.response?.body;
    expect(body?.text ?? body?.base64 ?? body?.missing?.code, exchange.request.url).toEqual(
      expect.any(String),
    );
  }
});

// The bench records many thousands and compares them in the same way.
test(
  '600 requests, thirty at once, are recorded one for one',
  { tag: ['@long', '@again'] },
  async ({ site, shared: app }) => {
    site.page(
      '/home',
      `<script>${read} let next = 0;
    const lane = async () => { while (next < 600) await read('/api/ok?' + (next += 1)); };
    Promise.all(Array.from({ length: 30 }, lane)).then(() => { say('done'); });</script>`,
    );
    await openTruth(app, site, '/home');
    await heard(site, 'done', 90_000);
    await expectSame(app, site);
    expect(
      (await captured(app)).filter(({ response }) => response?.body.text === '{"ok":true}').length,
    ).toBe(601);
  },
);

test('of a form it is known whether a file was in it, and how large it was', async ({
  site,
  shared: app,
}) => {
  site.page(
    '/home',
    `<script>${read} const send = (name, ...files) => {
      const form = new FormData();
      form.append('ticket_id', '7');
      for (const file of files) form.append('file', file);
      return read('/echo?' + name, { method: 'POST', body: form });
    };
    send('full', new File(['A'.repeat(300000)], 'a.log')).then(() => send('none'))
      .then(() => send('empty', new File([], 'b.log'))).then(() => say('done'));</script>`,
  );
  await openTruth(app, site, '/home');
  await heard(site, 'done');
  const exchanges = await captured(app);
  const loads = ['full', 'none', 'empty'].map(
    (name) => rowOf(one(exchanges, `/echo?${name}`, 'POST')).load,
  );
  expect(loads.map((load) => load?.holds)).toEqual(['file', 'text', 'text']);
  expect(loads[0]?.bytes).toBeGreaterThan(300_000);
});

test('what the user did stands beside the requests that followed, never what they typed', async ({
  site,
  shared: app,
}) => {
  site.page(
    '/home',
    `<label>Subject <input name="subject"></label> <button aria-label="Save ticket" onclick="read('/api/tickettype/400?saved')">S</button>
    <form action="/next"><label>Password <input type="password" name="secret"></label><button>Sign in</button></form><script>${read}</script>`,
  );
  site.page('/next', `<script>${read} say('done');</script>`);
  await openTruth(app, site, '/home');
  const page = await app.site();
  await page.getByRole('textbox', { name: 'Subject' }).click();
  await page.keyboard.type('a private matter');
  await page.getByRole('button', { name: 'Save ticket' }).click();
  await expect.poll(() => site.met.some(({ url }) => url.endsWith('?saved'))).toBe(true);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await heard(site, 'done');
  await expectSame(app, site);
  const exchanges = await captured(app);
  expect(one(exchanges, '/home').action).toBe('Opened the page /home');
  const saved = one(exchanges, '?saved');
  expect(saved.action).toBe('Clicked “Save ticket”');
  expect(saved.actionPage).toMatch(/\/home$/);
  expect(exchanges.find(({ request }) => request.url.includes('/next'))?.action).toBe(
    'Clicked “Sign in”',
  );
  expect(exchanges.map(({ action }) => action).join()).not.toContain('private');
  await new Guide(app.window).sayFailed();
  const deeds = app.window.getByRole('region', { name: 'What you did, and what came of it' });
  await expect(
    deeds.getByRole('listitem').filter({ hasText: 'You clicked “Save ticket”' }),
  ).toContainText('400');
  await expect(deeds.getByText('You said: it failed now')).toBeVisible();
});
