import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, ask, expect, openApp, test } from './app.ts';
import { openTruth } from './capture-page.ts';
import { expectUnharmed, keepOutsideLedger, outside } from './outside-ledger.ts';
import { type TruthSite, openTruthSite } from './truth-site.ts';
import { removeFolder } from '../remove-folder.ts';

// One program for all attacks: each has to leave it fit for the next.
test.describe.configure({ mode: 'serial' });

const folder = mkdtempSync(join(tmpdir(), 'halo-hostile-'));
const downloads = join(folder, 'chosen');
let app: App;
let site: TruthSite;

/**
 * Addresses that no page may open: files, our own window, the browser's own pages, other programs,
 * unsafe http.
 */
const forbidden = [
  'file:///etc/passwd',
  'app://bundle/',
  'opened://file/x',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'view-source:https://example.com',
  'halo-troubleshooter://open',
  'ms-settings:privacy',
  'ssh://root@example.com',
  'javascript:window.attacked=1',
  'data:text/html,<script>window.attacked=1</script>',
  'http://example.com/',
];

test.beforeAll(async () => {
  site = await openTruthSite();
  site.page(
    '/attack',
    '<h1>Attack</h1><a id="link" href="/attack">link</a><button>Press</button><form id="form"></form>',
  );
  site.page('/other', '<h1>Other page</h1>');
  for (const [at, target] of forbidden.entries())
    site.page(
      `/refresh/${at}`,
      `<meta http-equiv="refresh" content="0;url=${target}"><script>setTimeout(() => fetch('/api/ok?after-${at}-'), 200)</script>`,
    );
  app = await openApp({ args: ['--js-flags=--max-old-space-size=300'], recordHar: null });
  mkdirSync(downloads);
  await keepOutsideLedger(app, downloads);
  await openTruth(app, site, '/attack');
  await expect((await app.site()).getByRole('heading', { name: 'Attack' })).toBeVisible();
});

test.afterAll(async () => {
  await app.close();
  await site.close();
  removeFolder(folder);
});

/** The attacked page in a view of its own; windows of an attack before are closed. */
async function freshPage(): Promise<Page> {
  await app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows())
      if (window.getParentWindow() !== null) window.destroy();
  });
  const before = new Set(app.electron.windows());
  await ask(app, 'site.open', { address: `${site.here}/attack` });
  const found = () =>
    app.electron.windows().find((page) => !before.has(page) && page.url().endsWith('/attack'));
  await expect.poll(() => found() !== undefined).toBe(true);
  const page = found() as Page; // the line above waits for it
  await expect(page.getByRole('heading', { name: 'Attack' })).toBeVisible();
  return page;
}

/** Every address that any page or frame of the program shows. */
const shown = (): Promise<readonly string[]> =>
  app.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .flatMap((contents) => contents.mainFrame.framesInSubtree.map((frame) => frame.url)),
  );

async function expectNothingForbiddenShown(): Promise<void> {
  const window = app.window.url();
  const strange = (await shown()).filter(
    (url) =>
      url !== window &&
      !/^(https?:\/\/(127\.0\.0\.1|localhost):\d+\/|about:(blank|srcdoc)$|chrome-error:|data:text\/html|$)/.test(
        url,
      ),
  );
  expect(strange).toEqual([]);
}

test('a page finds neither Node, nor Electron, nor the calls of our window, in itself, in frames, in workers', async () => {
  const page = await freshPage();
  const names = [
    'require',
    'process',
    'module',
    'exports',
    'Buffer',
    'global',
    '__dirname',
    'electron',
    'ipcRenderer',
    'contextBridge',
    'halo',
    'haloActed',
    'webFrame',
  ];
  const found = await page.evaluate(async (wanted) => {
    const frame = document.createElement('iframe');
    frame.srcdoc = '<p>frame</p>';
    document.body.append(frame);
    await new Promise((loaded) => {
      frame.onload = loaded;
    });
    const worker = new Worker(
      URL.createObjectURL(
        new Blob([`postMessage(${JSON.stringify(wanted)}.filter((name) => name in self))`]),
      ),
    );
    const inWorker = await new Promise<string[]>((heard) => {
      worker.onmessage = ({ data }) => {
        heard(data as string[]);
      };
    });
    const inPage = wanted.filter((name) => name in window);
    const inFrame = wanted.filter((name) => name in (frame.contentWindow ?? {}));
    return {
      inPage,
      inFrame,
      inWorker,
      opener: window.opener as unknown,
      top: window.top === window,
    };
  }, names);
  expect(found).toEqual({ inPage: [], inFrame: [], inWorker: [], opener: null, top: true });
  expect(await page.evaluate(() => navigator.userAgent)).not.toMatch(/electron|troubleshooter/i);
  await expectUnharmed(app);
});

test('no way of navigating leads to a file, to our own window, to the browser’s pages or to another program', async () => {
  const page = await freshPage();
  await page.evaluate(async (targets) => {
    const pause = () =>
      new Promise((done) => {
        setTimeout(done, 20);
      });
    for (const target of targets) {
      const quietly = (attack: () => void) => {
        try {
          attack();
        } catch {
          /* the browser itself said no */
        }
      };
      quietly(() => {
        window.open(target);
      });
      quietly(() => {
        window.open(target, '_blank', 'noopener');
      });
      quietly(() => {
        const blank = window.open('about:blank', 'reused');
        if (blank !== null) blank.location.href = target;
      });
      const link = document.createElement('a');
      link.href = target;
      quietly(() => {
        link.click();
      });
      link.target = '_blank';
      quietly(() => {
        link.click();
      });
      const form = document.createElement('form');
      form.action = target;
      document.body.append(form);
      if (!target.startsWith('javascript:'))
        quietly(() => {
          form.submit();
        });
      const frame = document.createElement('iframe');
      frame.src = target.startsWith('javascript:') ? 'about:blank' : target;
      document.body.append(frame);
      if (!target.startsWith('javascript:'))
        quietly(() => {
          location.href = target;
        });
      await pause();
    }
  }, forbidden);
  await expectNothingForbiddenShown();
  expect(new URL(page.url()).origin).toBe(site.here);
  for (const at of forbidden.keys()) {
    await ask(app, 'site.visit', { url: `${site.here}/refresh/${at}` });
    await expect
      .poll(() => site.met.some(({ url }) => url.endsWith(`/api/ok?after-${at}-`)))
      .toBe(true);
  }
  for (const target of forbidden)
    await ask(app, 'site.visit', {
      url: `${site.here}/hop/1?to=${encodeURIComponent(target)}`,
    }).catch(() => undefined);
  await expectNothingForbiddenShown();
  // A question about a link to elsewhere is allowed, one that opened something is not; nobody
  // pressed Open.
  await expectUnharmed(app);
});

test(
  'a flood of permission questions grants nothing, and the user reads what was refused',
  { tag: '@long' },
  async () => {
    const page = await freshPage();
    const granted = await page.evaluate(async () => {
      const yes: string[] = [];
      const tried = (name: string, work: () => Promise<unknown>) =>
        work().then(
          (result) => {
            if (result !== 'denied' && result !== 'refused') yes.push(`${name} ${String(result)}`);
          },
          () => undefined,
        );
      const locate = () =>
        new Promise((done) => {
          navigator.geolocation.getCurrentPosition(done, () => {
            done('refused');
          });
        });
      const all: Promise<unknown>[] = [];
      for (let round = 0; round < 100; round += 1) {
        all.push(
          tried('place', locate),
          tried('notices', () => Notification.requestPermission()),
          tried('camera', () => navigator.mediaDevices.getUserMedia({ video: true })),
          tried('screen', () => navigator.mediaDevices.getDisplayMedia()),
          tried('clipboard', () => navigator.clipboard.readText()),
          tried('midi', () => navigator.requestMIDIAccess({ sysex: true })),
        );
      }
      await Promise.all(all);
      return yes;
    });
    expect(granted).toEqual([]);
    const notes = app.window.getByRole('region', { name: 'About this page' });
    await expect(
      notes.getByText(/^The page wanted to .* That is never allowed here\./).first(),
    ).toBeVisible();
    expect(await notes.getByRole('listitem').count()).toBeLessThanOrEqual(4);
    await notes.getByRole('button', { name: 'Close these lines' }).click();
    await expect(notes).toBeHidden();
    await expectUnharmed(app);
  },
);

test(
  '10,000 windows become five at most, also where they are closed again at once, and none opens its opener',
  { tag: '@long' },
  async () => {
    const page = await freshPage();
    await page.evaluate(() => {
      const heard = (event: MessageEvent) => {
        if (event.data === 'attack') Reflect.set(globalThis, 'attackedFromPopup', true);
      };
      addEventListener('message', heard);
      for (let at = 0; at < 9000; at += 1)
        window.open(at % 2 === 0 ? '/other' : 'about:blank', `popup-${at}`);
      for (let at = 0; at < 1000; at += 1) window.open('about:blank', `closed-${at}`)?.close();
    });
    const open = await app.electron.evaluate(
      ({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length,
    );
    expect(open).toBeLessThanOrEqual(6);
    await expect(
      app.window
        .getByRole('region', { name: 'About this page' })
        .getByText(/more windows than fit on a desk/),
    ).toBeVisible();
    await expectUnharmed(app);
  },
);

test('a page does not read the clipboard, with a click or without, but the user may paste', async () => {
  const page = await freshPage();
  await app.electron.evaluate(({ clipboard }) => clipboard.writeText('hunter2 from elsewhere'));
  await page.setContent('<textarea id="field"></textarea><button id="go">Go</button>');
  const steal = (): Promise<readonly unknown[]> =>
    page.evaluate(async () => {
      const field = document.querySelector('textarea');
      field?.focus();
      const done = document.execCommand('paste');
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const inner = frame.contentDocument;
      if (inner !== null) inner.designMode = 'on';
      const doneInside = inner?.execCommand('paste');
      const asked = await navigator.clipboard.readText().catch(() => 'refused');
      return [done, field?.value, doneInside, inner?.body.textContent, asked];
    });
  expect(await steal()).toEqual([false, '', false, '', 'refused']);
  await page.locator('#go').click();
  expect(await steal()).toEqual([false, '', false, '', 'refused']);
  await page.locator('#field').focus();
  await app.electron.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents())
      if (contents.getURL().endsWith('/attack')) contents.paste();
  });
  await expect(page.locator('#field')).toHaveValue('hunter2 from elsewhere');
  await expectUnharmed(app);
});

test('a window that a page opens takes its size alone from it, and its title begins with the host', async () => {
  const page = await freshPage();
  const wishes = [
    'kiosk=1,fullscreen=1,fullscreenable=1,simpleFullscreen=1,width=600,height=500',
    'alwaysOnTop=1,modal=1,skipTaskbar=1,frame=0,transparent=1,titleBarStyle=hidden,width=600,height=500',
    'show=0,opacity=0,left=-9000,top=-9000,x=-9000,y=-9000,width=600,height=500',
    'closable=0,resizable=0,movable=0,focusable=0,title=Sign in - Microsoft,width=600,height=500',
  ];
  for (const wish of wishes) {
    await page.evaluate((features) => void window.open('/other', '_blank', features), wish);
    const windows = () =>
      app.electron.evaluate(({ BrowserWindow, screen }) =>
        BrowserWindow.getAllWindows()
          .filter((window) => window.getParentWindow() !== null)
          .map((window) => {
            const { x, y, width } = window.getBounds();
            const area = screen.getDisplayMatching(window.getBounds()).workArea;
            const [wide, high] = window.getSize();
            return {
              wide,
              high,
              isOver: [
                window.isKiosk(),
                window.isFullScreen(),
                window.isAlwaysOnTop(),
                window.isModal(),
              ],
              isUsual: [
                window.isVisible(),
                window.isClosable(),
                window.isResizable(),
                window.isFocusable(),
              ],
              isOnScreen: x + width > area.x && x < area.x + area.width && y >= area.y,
              opacity: window.getOpacity(),
              isHostFirst: window.getTitle().startsWith('127.0.0.1'),
            };
          }),
      );
    const usual = {
      wide: 600,
      high: 500,
      isOver: [false, false, false, false],
      isUsual: [true, true, true, true],
      isOnScreen: true,
      opacity: 1,
      isHostFirst: true,
    };
    await expect.poll(windows, { message: wish }).toEqual([usual]);
    await app.electron.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows())
        if (window.getParentWindow() !== null) window.destroy();
    });
  }
});

test(
  'a page that brings up link after link is heard three times, and again once the user clicks in it',
  { tag: '@long' },
  async () => {
    const page = await freshPage();
    const asked = async (): Promise<number> =>
      (await outside(app)).questions.filter((words) => words.startsWith('Open elsewhere.example'))
        .length;
    const flood = (): Promise<void> =>
      page.evaluate(async () => {
        for (let time = 0; time < 145; time += 1) {
          window.open(`https://elsewhere.example/${time}`);
          await new Promise((done) => setTimeout(done, 10));
        }
      });
    const before = await asked();
    await flood();
    await expect.poll(asked).toBe(before + 3);
    await expect(app.window.getByText(/wants to open other pages again and again/)).toBeVisible();
    await page.getByRole('button', { name: 'Press' }).click();
    await flood();
    await expect.poll(asked).toBe(before + 6);
    await expectUnharmed(app);
  },
);

test('a page that writes all the time keeps nothing when the data of Halo is wiped', async () => {
  site.page(
    '/writer',
    `<h1>Writer</h1><script>
      const write = () => {
        document.cookie = 'kept=1; max-age=9999; path=/';
        try { localStorage.setItem('kept', '1'); } catch {}
      };
      setInterval(write, 1);
      for (const leaving of ['pagehide', 'unload', 'beforeunload', 'visibilitychange'])
        addEventListener(leaving, write);
      write();
    </script>`,
  );
  const page = await freshPage();
  await page.goto(`${site.here}/writer`);
  await page.evaluate(() => void window.open('/writer', '_blank', 'width=500'));
  await expect
    .poll(() => app.electron.windows().filter((one) => one.url().endsWith('/writer')).length)
    .toBe(2);
  const kept = (): Promise<number> =>
    app.electron.evaluate(async ({ webContents }) => {
      const here = webContents.getAllWebContents().find((one) => one.getURL().endsWith('/attack'));
      return here === undefined ? -1 : (await here.session.cookies.get({ name: 'kept' })).length;
    });
  const known = new Set(app.electron.windows());
  await ask(app, 'site.wipe', null);
  const anew = () =>
    app.electron.windows().find((one) => !known.has(one) && one.url().endsWith('/attack'));
  await expect.poll(() => anew() !== undefined).toBe(true);
  expect(await kept()).toBe(0);
  expect(await anew()?.evaluate(() => [document.cookie, localStorage.length])).toEqual(['', 0]);
  expect(app.electron.windows().filter((one) => one.url().endsWith('/writer'))).toEqual([]);
});

test(
  'a title of ten megabytes, and one that turns words around, harm no list',
  { tag: '@long' },
  async () => {
    const page = await freshPage();
    for (const title of [
      'x'.repeat(10_000_000),
      '\u202eelif\u0000\u001b[2J',
      '<img src=x onerror=attacked=1>',
    ]) {
      await page.evaluate((text) => {
        document.title = text;
      }, title);
      await page.evaluate((text) => {
        history.replaceState(null, '', `#${encodeURIComponent(text.slice(0, 50_000))}`);
      }, title);
    }
    const state = await ask<{ readonly title: string }>(app, 'site.read', null);
    expect(state.title.length).toBeLessThanOrEqual(300);
    expect(
      await app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()
          .map((window) => window.getTitle())
          .join(),
      ),
    ).not.toMatch(/xxx|\u202e|img/);
    await expectUnharmed(app);
  },
);

test(
  'a flood of downloads fills one chosen folder with a few files, asks once, and opens none',
  { tag: '@long' },
  async () => {
    const page = await freshPage();
    await page.evaluate(() => {
      for (let at = 0; at < 300; at += 1) {
        const link = document.createElement('a');
        link.href = at % 2 === 0 ? '/file' : URL.createObjectURL(new Blob(['x'.repeat(1000)]));
        link.download = `../../../evil\u202efdp-${at}.exe`;
        document.body.append(link);
        link.click();
      }
    });
    await expect(
      app.window
        .getByRole('region', { name: 'About this page' })
        .getByText(/^A file was saved: /)
        .first(),
    ).toBeVisible();
    expect(
      (await outside(app)).questions.filter((words) => /Where should files/.test(words)),
    ).toHaveLength(1);
    const saved = readdirSync(downloads);
    expect(saved.length).toBeLessThanOrEqual(30);
    expect(saved.filter((name) => /[\u202e/\\]/.test(name) || name.startsWith('.'))).toEqual([]);
    expect(existsSync(join(folder, 'evil'))).toBe(false);
    await expectUnharmed(app);
  },
);

test(
  'floods of dialogs and of history, and a held screen or pointer, leave the program usable',
  { tag: '@long' },
  async () => {
    const page = await freshPage();
    await page.evaluate(() => {
      for (let at = 0; at < 30; at += 1) {
        alert('attack');
        confirm('attack');
        try {
          prompt('attack');
        } catch {
          /* not supported */
        }
      }
    });
    await page.evaluate(() => {
      for (let at = 0; at < 1500; at += 1)
        try {
          history.pushState(null, '', `?${at}`);
        } catch {
          /* the browser slows it down */
        }
    });
    await page.evaluate(() => {
      document.querySelector('button')?.addEventListener('click', () => {
        Reflect.set(globalThis, 'pointer', document.body.requestPointerLock());
        void document.documentElement.requestFullscreen().catch(() => undefined);
      });
    });
    await page.getByRole('button', { name: 'Press' }).click();
    await page.evaluate(() =>
      Promise.race([
        Reflect.get(globalThis, 'pointer'),
        new Promise((done) => {
          setTimeout(done, 300);
        }),
      ]).catch(() => undefined),
    );
    expect(await page.evaluate(() => document.pointerLockElement)).toBeNull();
    await page.keyboard.press('Escape');
    await page.evaluate(() => document.exitFullscreen().catch(() => undefined));
    await expectUnharmed(app);
  },
);

test('a page that will not be left is left', async () => {
  const page = await freshPage();
  await page.evaluate(() => {
    addEventListener('beforeunload', (event) => {
      event.preventDefault();
      event.returnValue = 'stay';
    });
  });
  await page.getByRole('button', { name: 'Press' }).click();
  await ask(app, 'site.visit', { url: `${site.here}/other` });
  await expect(page.getByRole('heading', { name: 'Other page' })).toBeVisible();
  await expectUnharmed(app);
});

test(
  'a page that hangs, that eats all memory, or whose process dies is named, and another one opens',
  { tag: '@long' },
  async () => {
    const hanging = await freshPage();
    void hanging
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined);
    await ask(app, 'site.close', null);
    await expectUnharmed(app);

    const eating = await freshPage();
    void eating
      .evaluate(() => {
        const all: unknown[] = [];
        for (;;) all.push(Array.from({ length: 100_000 }, (_, at) => ({ at })));
      })
      .catch(() => undefined);
    await expect(app.window.getByText('The page crashed. Reload it to go on.')).toBeVisible({
      timeout: 60_000,
    });
    const before = site.met.length;
    await app.window.getByRole('button', { name: 'Load the page again' }).click();
    await expect(app.window.getByText('The page crashed. Reload it to go on.')).toBeHidden();
    await expect
      .poll(() => site.met.slice(before).map(({ url }) => new URL(url).pathname))
      .toContain('/attack');

    await app.electron.evaluate(({ webContents }) => {
      webContents
        .getAllWebContents()
        .find((contents) => contents.getURL().endsWith('/attack'))
        ?.forcefullyCrashRenderer();
    });
    await expect(app.window.getByText('The page crashed. Reload it to go on.')).toBeVisible();
    await expectUnharmed(app);
  },
);
