import { existsSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, ask, expect, openApp, test as base } from './app.ts';
import { Guide } from './guide.ts';
import { amount } from '../amount.ts';
import { removeFolder } from '../remove-folder.ts';
import { haloIn, titles } from './halo-in-page.ts';
import { openStrictHalo } from './strict-sign-in.ts';
import { failingBody, openTruthSite } from './truth-site.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { chooseInMenu } from './menu.ts';
import { captured, contentOf } from './capture-page.ts';
import {
  type UsersFolder,
  browserOf,
  handsIn,
  mayRule,
  openElsewhere,
  openToAll,
  usersFolder,
  withRule,
} from './users-browser.ts';
import { type SixWays, sixWays } from '../unit/main/practice/six-ways.ts';

/** The program looks for the user's own browser in a folder of the test. */
const test = base.extend<{ practice: string }, { users: UsersFolder }>({
  users: [
    // Playwright reads the names of the first parameter, so it must be a pattern.
    async ({}, use) => {
      const users = await usersFolder();
      await use(users);
      users.close();
    },
    { scope: 'worker' },
  ],
  /** The address of the practice Halo. */
  practice: async ({ shared }, use) => {
    const { url } = await ask<{ readonly url: string }>(shared, 'practice.open', {});
    await use(url);
  },
  program: [
    async ({ users }, use) => {
      const program = await openApp({ args: [], recordHar: null, env: users.env });
      await use(program);
      await program.close();
    },
    { scope: 'worker' },
  ],
});

test.describe('in a browser of the user’s', () => {
  test.skip(process.platform !== 'linux', 'needs Debian’s Chromium');

  test('the one that is open is recorded after its user allows it: the Halo’s tab alone, and it stays open', async ({
    shared: app,
    users,
  }) => {
    const { window } = app;
    const site = await openTruthSite();
    const asks = (path: string): string =>
      `<script>setInterval(() => fetch('${path}').then((a) => a.text()), 300)</script>`;
    site.page('/bank', asks('/api/status/500?bank'));
    site.page('/home', asks('/api/tickettype/404?halo'));
    await users.setTick();
    const browser = await users.start(`${site.here}/home`, `${site.there}/bank`);
    const guide = new Guide(window);
    const bar = window.getByRole('region', { name: 'Your own browser' });
    const connect = async (): Promise<void> => {
      await guide.getByRole('button', { name: 'Connect and record' }).click();
      await expect(bar.getByText(/Press “Allow” in its question/)).toBeVisible();
    };
    const isSeen = (text: RegExp) => () => window.getByText(text).first().isVisible();

    await guide.getByRole('button', { name: 'Use my own browser' }).click();
    await guide.getByRole('combobox', { name: 'Address of your Halo' }).fill(`${site.here}/home`);
    await connect();
    await browser.answer('cancel', isSeen(/“Allow” was not pressed in Chromium/));
    await connect();
    await browser.answer('allow', isSeen(/Your Halo is recorded here/));
    await expect(bar.getByText('1 tab is recorded, others are not.')).toBeVisible();
    await expect(guide.getByRole('button', { name: /404/ }).first()).toBeVisible();
    const recorded = JSON.stringify(await ask(app, 'capture.read', null));
    expect(recorded).toContain('?halo');
    expect(recorded).not.toContain('bank');
    await bar.getByRole('button', { name: 'End' }).click();
    await expect(
      window.getByText(/Chromium stays open, and nothing of it is recorded/),
    ).toBeVisible();
    await expect(bar).toBeHidden();
    expect(browser.process.exitCode).toBeNull();
    await browser.close();
    await site.close();
  });

  test('a company sign-in that takes no browser inside a program is gone through in one’s own, and what was recorded is kept', async ({
    shared: app,
  }) => {
    const { window } = app;
    const halo = await openStrictHalo();
    const guide = new Guide(window);
    await guide.openHalo(halo.address);
    await expect(
      guide.getByText(/does not take the browser inside this program.* What was recorded is kept/),
    ).toBeVisible();
    await guide.getByRole('button', { name: 'Use my own browser' }).click();
    await guide.getByRole('button', { name: 'Sign in first: open it' }).click();
    const bar = window.getByRole('region', { name: 'Your own browser' });
    await expect(bar.getByText('Open to sign in. Nothing is recorded.')).toBeVisible();
    await expect.poll(() => halo.shown()).toBe(1);
    await bar.getByRole('button', { name: 'I am signed in: record' }).click();
    await expect(bar.getByText(/Your Halo is recorded here/)).toBeVisible();
    await expect.poll(() => halo.shown()).toBeGreaterThan(1);
    await expect(guide.getByRole('button', { name: /403/ }).first()).toBeVisible();
    const recorded = JSON.stringify(await ask(app, 'capture.read', null));
    expect(recorded).toContain('disallowed_useragent');
    expect(recorded).toContain('/api/tickettype/9');
    await ask(app, 'browser.stop', null);
    await ask(app, 'browser.forget', null);
    await halo.close();
  });

  const isRecorded = /Your Halo is recorded here/;
  const barOf = ({ window }: App) => window.getByRole('region', { name: 'Your own browser' });
  /** The profile of ours for the browser that is open to the test as well. */
  const profileIn = async (app: App) => join(await app.userData(), 'browsers', 'brave');

  /** From the start page to the ways of recording a browser of one's own. */
  const choose = async (guide: Guide, address: string, browser = /^Brave/): Promise<void> => {
    await guide.getByRole('button', { name: 'Use my own browser' }).click();
    await guide.locator('label', { hasText: browser }).click();
    await guide.getByRole('combobox', { name: 'Address of your Halo' }).fill(address);
  };

  /** The clock of our window goes on by a minute, which nobody has to wait for. */
  const aheadByMinute = (window: Page) =>
    window.evaluate(() => {
      const now = Date.now.bind(Date);
      Date.now = () => now() + 60_000;
    });

  /**
   * Each practice failure fails, is explained, mended and seen to be fixed. `most`: how many of the
   * nine are played.
   */
  const nineFixed = async (app: App, page: Page, most = sixWays.length): Promise<void> => {
    const guide = new Guide(app.window);
    const halo = haloIn(page);
    // It takes its time to fail, beside the others.
    const rows = sixWays.slice(0, most);
    const slow = rows.find(({ cause }) => cause === 'report-timeout');
    const failed = slow?.fails(halo);
    const judge = async (row: SixWays): Promise<void> => {
      const { source, flags } = titles[row.cause] ?? /no title/;
      await row.before(halo);
      await (row === slow ? failed : row.fails(halo));
      await guide.showResults();
      const name = new RegExp(`^Show me how to fix it.*${source}`, flags);
      await guide.getByRole('button', { name }).click();
      // As long as a limit wants nothing sent, nothing leads to the check, and only in the window of
      // the practice Halo can its minute be let pass by a press.
      if (row.cause === 'integration-rate-limit') await aheadByMinute(app.window);
      await guide.check();
      await row.mend(halo);
      await row.mended(halo);
      await (row.personal ? row.again : row.otherPerson)(halo);
      // After a rate limit it is said only when the next could not be refused.
      await guide.says('Fixed: it works now', 60_000);
      await guide.getByRole('button', { name: 'Done', exact: true }).click();
      await guide.getByRole('button', { name: 'Look for another problem' }).click();
    };
    for (const row of rows) await test.step(row.cause, () => judge(row));
    await takenThere(app, page);
  };

  /** "Take me there" of a step opens its page in that browser. */
  const takenThere = async (app: App, page: Page): Promise<void> => {
    const url = new URL('/ticket?id=2009', page.url()).href;
    await ask(app, 'site.visit', { url });
    const pages = () => page.context().pages();
    await expect.poll(() => pages().map((one) => one.url())).toContain(url);
  };

  /** A check-up reads through that browser, as its user. */
  const checkedUp = async ({ window }: App): Promise<void> => {
    const guide = new Guide(window);
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await guide.getByRole('button', { name: /^Check-up of the open Halo/ }).click();
    await guide.getByRole('button', { name: 'Start the check-up' }).click();
    await expect(guide.getByText(/^You are signed in as /)).toBeVisible();
    await expect(guide.getByText(/^(Nothing is wrong|Broken: \d|Worth a look: \d)/)).toBeVisible();
  };

  /** Signs in by hand: the one thing that a person presses here. */
  const signIn = async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: 'Sign in as Alex Carter' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
  };

  /** The request of the sign-in is there, with what its user pressed for it. */
  const expectPressed = async (app: App): Promise<void> => {
    const pressed = async () => {
      const exchanges = await captured(app);
      return exchanges.find(({ request }) => request.url.includes('/auth/token'))?.action;
    };
    // It is listed when its content is read, a moment after the page goes on.
    await expect.poll(pressed).toBe('Clicked “Sign in as Alex Carter”');
  };

  test(
    'door A, signed in to before it is recorded: nine practice failures are seen to be fixed, a check-up reads through it, and it is opened again after it was killed',
    { tag: '@long' },
    async ({ shared: app, practice }) => {
      test.slow();
      const guide = new Guide(app.window);
      const bar = barOf(app);
      await choose(guide, practice);
      await guide.getByRole('button', { name: 'Sign in first: open it' }).click();
      await expect(bar.getByText('Open to sign in. Nothing is recorded.')).toBeVisible();
      const before = await handsIn(await profileIn(app), practice);
      await signIn(before.page);
      await before.close();
      await bar.getByRole('button', { name: 'I am signed in: record' }).click();
      await expect(bar.getByText(isRecorded)).toBeVisible();
      const ways = (await captured(app)).map(({ request }) => new URL(request.url).pathname);
      expect(ways).not.toContain('/auth/token');
      const { page, close } = await handsIn(await profileIn(app), practice);
      await nineFixed(app, page);
      await checkedUp(app);
      await close();
      process.kill(browserOf(await profileIn(app)), 'SIGKILL');
      await expect(bar.getByText(/The browser was closed.* since \d/)).toBeVisible();
      const told = (await captured(app)).length;
      await bar.getByRole('button', { name: 'Open it again' }).click();
      await expect(bar.getByText(isRecorded)).toBeVisible();
      await expect.poll(async () => (await captured(app)).length).toBeGreaterThan(told);
    },
  );

  test(
    `door B, recorded from the start: another user of the profile and a browser that is killed are told, what fails in the practice Halo is seen to be fixed (${amount(sixWays.length)} of nine), and one press ends it`,
    { tag: '@long' },
    async ({ shared: app, practice }) => {
      test.slow();
      const { window } = app;
      const guide = new Guide(window);
      const bar = barOf(app);
      const profile = await profileIn(app);
      await guide.getByRole('button', { name: 'Use my own browser' }).click();
      await guide.locator('label', { hasText: /^Brave/ }).click();
      const begin = guide.getByRole('button', { name: 'Try it with the practice Halo' });
      const other = await openElsewhere(profile);
      await begin.click();
      await expect(window.getByText(/Brave is open already with the profile/)).toBeVisible();
      await other.close();
      await begin.click();
      await expect(bar.getByText(isRecorded)).toBeVisible();
      await ask(app, 'practice.show', { actions: [{ do: 'visit', path: '/ticket?id=2009' }] });
      process.kill(browserOf(profile), 'SIGKILL');
      await expect(bar.getByText(/The browser was closed.* since \d/)).toBeVisible();
      await bar.getByRole('button', { name: 'Open it again' }).click();
      await expect(bar.getByText(isRecorded)).toBeVisible();
      expect(JSON.stringify(await captured(app))).toContain('/ticket?id=2009');
      const { page, close } = await handsIn(profile, practice);
      await signIn(page);
      await expectPressed(app);
      // For some seconds what pages ask for is put down to that press.
      await expect
        .poll(async () => {
          await page.evaluate(() => fetch('/'));
          return (await captured(app)).at(-1)?.action;
        })
        .toBeNull();
      // The pipe is that of door A, through which all of them are played each time.
      await nineFixed(app, page, amount(sixWays.length));
      await checkedUp(app);
      await close();
      await bar.getByRole('button', { name: 'End' }).click();
      await expect(window.getByRole('alertdialog', { name: 'Delete this sign-in?' })).toBeVisible();
      await window.getByRole('button', { name: 'Delete the sign-in' }).click();
      await expect(bar).toBeHidden();
      await expect.poll(() => existsSync(profile)).toBe(false);
    },
  );

  test(
    'door C, open already: nine practice failures are seen to be fixed, a check-up reads through it, and it is connected again after it was killed',
    { tag: '@long' },
    async ({ shared: app, users, practice }) => {
      test.slow();
      const browser = await users.start(openToAll, practice);
      const guide = new Guide(app.window);
      const bar = barOf(app);
      await guide.getByRole('button', { name: 'Use my own browser' }).click();
      await guide.getByRole('combobox', { name: 'Address of your Halo' }).fill(practice);
      await guide.getByRole('button', { name: 'Connect and record' }).click();
      await expect(bar.getByText(isRecorded)).toBeVisible();
      const { page, close } = await handsIn(join(users.path, 'chromium'), practice);
      await signIn(page);
      await expectPressed(app);
      await nineFixed(app, page);
      await checkedUp(app);
      await close();
      browser.process.kill('SIGKILL');
      const closed = bar.getByText(/It was closed, or it ended the connection.* since \d/);
      await expect(closed).toBeVisible();
      const told = (await captured(app)).length;
      await bar.getByRole('button', { name: 'Connect again' }).click();
      await expect(app.window.getByText(/^Chromium is not open to this program/)).toBeVisible();
      await expect(closed).toBeVisible();
      const again = await users.start(openToAll);
      await bar.getByRole('button', { name: 'Connect again' }).click();
      await expect(bar.getByText(isRecorded)).toBeVisible();
      await expect.poll(async () => (await captured(app)).length).toBeGreaterThan(told);
      await again.close();
    },
  );

  test(
    'a program that is killed leaves no browser open that it recorded, and keeps what it had',
    { tag: '@long' },
    async ({ users }) => {
      const site = await openTruthSite();
      site.page(
        '/home',
        `<script>fetch('/api/tickettype/403?kept').then((a) => a.text())</script>`,
      );
      const folder = mkdtempSync(join(tmpdir(), 'halo-killed-'));
      const args = [`--user-data-dir=${folder}`];
      const first = await openApp({ args, recordHar: null, env: users.env });
      await ask(first, 'browser.record', { name: 'chromium', address: `${site.here}/home` });
      const kept = async (app: App) => (await captured(app)).filter((each) => isKept(each));
      const isKept = (each: Exchange) =>
        each.request.url.endsWith('?kept') && contentOf(each) === failingBody('403');
      await expect.poll(() => kept(first)).toHaveLength(1);
      const profile = join(folder, 'browsers', 'chromium');
      expect(statSync(profile).mode & 0o777).toBe(0o700);
      // Over the pipe: nobody else can speak to it, and it ends with the program.
      expect(existsSync(join(profile, 'DevToolsActivePort'))).toBe(false);
      const browser = browserOf(profile);
      await expect
        .poll(
          async () =>
            (await ask<readonly { readonly requests: number }[]>(first, 'captures.list', null))[0]
              ?.requests,
        )
        .toBeGreaterThan(1);
      first.electron.process().kill('SIGKILL');
      await expect.poll(() => isRunning(browser)).toBe(false);
      const app = await openApp({ args, recordHar: null, env: users.env });
      await expect(app.window.getByText(/Your sign-in is still kept/)).toBeVisible();
      await app.window.getByRole('button', { name: 'Delete the sign-in' }).click();
      await expect.poll(() => existsSync(profile)).toBe(false);
      await chooseInMenu(app, 'Recordings');
      await app.window.getByRole('button', { name: 'Look at it' }).click();
      await expect(app.window.getByText(/403/).filter({ visible: true }).first()).toBeVisible();
      await app.close();
      await site.close();
      removeFolder(folder);
    },
  );

  test('a rule of the company is named when recording is pressed and where it is offered, and nothing is started', async ({
    users,
  }) => {
    test.skip(!mayRule, 'writes a rule of the system: only as root on a machine of CI’s own');
    const programs = mkdtempSync(join(tmpdir(), 'halo-programs-'));
    const started = join(programs, 'started');
    const chrome = join(programs, 'google-chrome');
    writeFileSync(chrome, `#!/bin/sh\n[ "$1" = --version ] || touch ${started}\n`, { mode: 0o755 });
    const path = `${users.env['PATH']}:${programs}`;
    const app = await openApp({ args: [], recordHar: null, env: { ...users.env, PATH: path } });
    const { window } = app;
    const guide = new Guide(window);
    for (const [name, value] of [
      ['RemoteDebuggingAllowed', false],
      ['DeveloperToolsAvailability', 2],
      ['UserDataDir', '/tmp'],
    ] as const) {
      await choose(guide, 'acme.halopsa.com', /^Google Chrome/);
      await withRule('chrome', { [name]: value }, async () => {
        await guide.getByRole('button', { name: 'Open it and record' }).click();
        await expect(window.getByText(`(its rule ${name})`)).toBeVisible();
        await window.reload();
        await guide.getByRole('button', { name: 'Use my own browser' }).click();
        if (name === 'UserDataDir')
          await guide.locator('label', { hasText: /^Google Chrome/ }).click();
        await expect(guide.getByText(`(rule ${name})`)).toBeVisible();
      });
      await window.reload();
    }
    expect(existsSync(started)).toBe(false);
    expect(existsSync(join(await app.userData(), 'browsers', 'chrome'))).toBe(false);
    await app.close();
    removeFolder(programs);
  });

  test('a hostile page finds nothing of ours and leaves the program usable', async ({
    shared: app,
  }) => {
    const site = await openTruthSite();
    site.page('/attack', '<h1>Attack</h1>');
    await ask(app, 'browser.record', { name: 'brave', address: `${site.here}/attack` });
    const bar = app.window.getByRole('region', { name: 'Your own browser' });
    await expect(bar.getByText(/Your Halo is recorded here/)).toBeVisible();
    const { page, close } = await handsIn(
      join(await app.userData(), 'browsers', 'brave'),
      `${site.here}/attack`,
    );
    await expect(page.getByRole('heading', { name: 'Attack' })).toBeVisible();
    const names = ['require', 'process', 'electron', 'halo', 'haloActed'];
    expect(await page.evaluate((all) => all.filter((name) => name in window), names)).toEqual([]);
    await page.evaluate(async () => {
      document.title = 'x'.repeat(10_000_000);
      for (let at = 0; at < 150; at += 1) history.replaceState(null, '', `#${'y'.repeat(50_000)}`);
      for (let at = 0; at < 2_000; at += 1) console.log('z'.repeat(10_000), { at });
      for (let at = 0; at < 200; at += 1) window.open('/attack', `window-${at}`);
      const header = { 'x-evil': 'e'.repeat(8_000) };
      for (let at = 0; at < 50; at += 1)
        await fetch(`/api/ok?${at}-%00%FF<img>`, { headers: header });
      await fetch('/api/status/500?after').then((answer) => answer.text());
    });
    await expect
      .poll(async () => (await captured(app)).some(({ request }) => request.url.endsWith('?after')))
      .toBe(true);
    const state = await ask<{ readonly title: string; readonly url: string }>(
      app,
      'site.read',
      null,
    );
    expect(state.title.length).toBeLessThanOrEqual(300);
    expect(state.url.length).toBeLessThanOrEqual(4_000);
    await close();
    await bar.getByRole('button', { name: 'End' }).click();
    await app.window.getByRole('button', { name: 'Delete the sign-in' }).click();
    await expect(bar).toBeHidden();
    await site.close();
  });
});

/** Whether a process is there. */
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}
