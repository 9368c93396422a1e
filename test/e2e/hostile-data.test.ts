import { spawnSync } from 'node:child_process';
import { type Server, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type App, expect, openApp, test } from './app.ts';
import { evil, markup, writeHostileHar } from './hostile-har.ts';
import { expectUnharmed, keepOutsideLedger } from './outside-ledger.ts';
import { Guide } from './guide.ts';
import { scratchFolder } from './scratch-folder.ts';
import { openRequests } from './requests-drawer.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = scratchFolder('halo-data');
const har = join(folder, 'evil.har');
const hugeHar = join(folder, 'evil-and-huge.har');
/** Signs that steer a terminal or turn words around. */
// oxlint-disable-next-line no-control-regex -- these signs are what is looked for
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
const tabs = ['Headers', 'Preview', 'Payload', 'Response', 'Timing', 'Cookies'];

/**
 * Looks at one request in every tab: what was captured stands there as text, and nothing of it
 * became an element.
 */
async function lookAt(app: App, place: number): Promise<void> {
  const { window } = app;
  await window.locator(`#request-${place}`).click();
  const details = window.getByRole('region', { name: 'Details of the request' });
  for (const name of tabs) {
    await details.getByRole('tab', { name }).click();
    await expect(details.getByRole('tabpanel', { name })).toBeVisible();
    await expect(details.getByText('Loading the request…')).toBeHidden();
    expect(
      await details.locator('script, iframe, object, embed, a[href], img, b').count(),
      `${place} ${name}`,
    ).toBe(0);
  }
  await details.getByRole('button', { name: 'Close details' }).click();
}

test(
  'a recording that attacks through every field is shown as text, asks for nothing, and leaves the program usable',
  { tag: '@long' },
  async () => {
    await writeHostileHar(hugeHar, true);
    const app = await openApp({ args: [], recordHar: null });
    await keepOutsideLedger(app);
    await app.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, hugeHar);
    await app.window.getByRole('button', { name: 'Open a file' }).click();
    const guide = new Guide(app.window);
    await expect(guide.getByRole('heading', { level: 1, name: /problems? found/ })).toBeVisible({
      timeout: 60_000,
    });
    await expect(app.window.getByText(markup.slice(0, 30)).first()).toBeVisible();
    await openRequests(app.window);
    await app.window.getByRole('button', { name: 'show all', exact: true }).click();
    for (const place of [0, 1, 2, 3, 4, 5]) await lookAt(app, place);
    // What turns words around or cannot be seen is written out, and `__proto__` is a name like any
    // other.
    const hidden = await app.window.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) =>
          [...element.childNodes].some(
            (node) =>
              node.nodeType === Node.TEXT_NODE &&
              // oxlint-disable-next-line no-control-regex -- these signs are what is looked for
              /[\u202a-\u202e\u0000-\u0008\u001b]/.test(node.nodeValue ?? ''),
          ),
        )
        .map((element) => element.outerHTML.slice(0, 200)),
    );
    expect(hidden).toEqual([]);
    expect(
      await app.window.evaluate(() => (({}) as { polluted?: unknown }).polluted),
    ).toBeUndefined();
    await guide.openFix();
    await expectUnharmed(app);
    await app.close();
  },
);

test('our window runs no inline script, makes no code of text, asks no other host, and its scheme hands out nothing but the build', async ({
  shared: app,
}) => {
  const tried = await app.window.evaluate(async () => {
    const refused: string[] = [];
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      refused.push(violatedDirective);
    });
    const script = document.createElement('script');
    Reflect.set(globalThis, 'ran', false);
    const could = (deed: () => unknown): boolean => {
      try {
        deed();
        return true;
      } catch {
        return false;
      }
    };
    await new Promise(requestAnimationFrame); // what runs at once is the debugger's doing, which is allowed more
    const textAsScript = could(() => {
      script.textContent = 'ran = true';
      document.head.append(script);
    });
    // oxlint-disable-next-line no-eval -- that it is refused is what is tested
    const evaluated = could(() => (0, eval)('1'));
    const read = (address: string) =>
      fetch(address).then(
        ({ status }) => status,
        () => 'refused',
      );
    const answers = await Promise.all(
      [
        'https://example.com/',
        '/../../package.json',
        '/%2e%2e/main/main.js',
        '/assets/none.js',
        '//other/index.html',
        'opened://file/made-up',
      ].map(read),
    );
    const policy = (await fetch('/')).headers.get('content-security-policy');
    return {
      refused,
      textAsScript: textAsScript && Reflect.get(globalThis, 'ran') === true,
      evaluated,
      answers,
      policy,
    };
  });
  expect(new Set(tried.answers)).toEqual(new Set(['refused']));
  expect(tried).toMatchObject({ textAsScript: false, evaluated: false });
  expect(tried.refused).toContain('connect-src');
  expect(tried.policy).toContain("default-src 'none'");
});

test('the command line prints nothing of it that steers a terminal', async () => {
  await writeHostileHar(har, false);
  for (const words of [
    ['review', har],
    ['review', har, '--json'],
    ['redact', har, join(folder, 'out.har')],
  ]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'out/main/cli.js'), ...words],
      { encoding: 'utf8', maxBuffer: 1e9 },
    );
    expect(status, words.join(' ') + stderr).toBe(0);
    expect(unprintable.exec(stdout + stderr)?.index, words.join(' ')).toBeUndefined();
  }
});

/**
 * A server whose every answer is hostile: words of the status line, headers, body, and more headers
 * than a browser takes. Its page asks for what only Halo has, so that it is recognised as one.
 */
async function openEvilServer(): Promise<{ readonly address: string; readonly server: Server }> {
  // oxlint-disable-next-line no-control-regex -- these signs are what is looked for
  const plain = evil.replaceAll(/[\u0000\u0007\u202e\u009b]/g, '');
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const path = /^\w+ (\S+)/.exec(bytes.toString('latin1'))?.[1] ?? '';
      const page = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>${markup.replaceAll('<', '&lt;')}</title>
        <button aria-label='${markup}' onclick="go()">Press</button><p id="done" hidden>done</p><script>const go = async () => {
          const body = JSON.stringify({ text: ${JSON.stringify(evil).replaceAll('<', '\\u003c')} });
          for (const path of ['/api/TicketRules', '/api/many', '/api/huge', '/api/' + encodeURIComponent(${JSON.stringify(markup).replaceAll('<', '\\u003c')})])
            await fetch(path, { method: 'POST', body, headers: { 'x-sent': '<b>sent</b>' } }).then((answer) => answer.text()).catch(() => null);
          document.querySelector('#done').hidden = false; };</script>`;
      const headers =
        path === '/api/many'
          ? Array.from({ length: 1500 }, (_, at) => `set-cookie: c${at}=<b>${at}</b>`)
          : path === '/api/huge'
            ? [`x-huge: ${'h'.repeat(50_000_000)}`]
            : [];
      const isPage = path === '/home';
      const body = Buffer.from(isPage ? page : JSON.stringify({ Message: evil }));
      const lines = [
        isPage ? 'HTTP/1.1 200 OK' : `HTTP/1.1 400 ${plain.replaceAll('\u001b', '')}`,
        `content-type: ${isPage ? 'text/html' : 'application/json'}`,
        `x-evil: ${plain}`,
        `content-length: ${body.length}`,
        'connection: close',
        ...headers,
      ];
      socket.write(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
      socket.end(body);
    });
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/home`, server };
}

test('a server that attacks through its answers is recorded, shown as text, and does no harm', async ({
  app,
}) => {
  const { address, server } = await openEvilServer();
  await keepOutsideLedger(app);
  await new Guide(app.window).openHalo(address);
  const page = await app.site();
  await page.getByRole('button').click();
  await expect(page.locator('#done')).toBeVisible({ timeout: 60_000 });
  await new Guide(app.window).showResults();
  const guide = new Guide(app.window);
  await expect(guide.getByRole('heading', { level: 1, name: /problems? found/ })).toBeVisible();
  await openRequests(app.window);
  for (const place of [1, 2, 3, 4]) await lookAt(app, place);
  await expectUnharmed(app);
  server.close();
});
