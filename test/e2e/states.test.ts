import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, test } from './app.ts';
import { chooseInMenu } from './menu.ts';
import { answerOpenDialog, answerSaveDialog } from './dialogs.ts';
import { Guide } from './guide.ts';
import { scratchFolder } from './scratch-folder.ts';
import { openSuspectSite } from './suspect-site.ts';

const root = join(import.meta.dirname, '..', '..');
const folder = scratchFolder('halo-states');

const suspicious = 'Something looks wrong, though no request failed';
const unknown = 'We do not know this text';

/** What a person reads at one door: the heading, and a sentence below it. */
interface Read {
  readonly heading: string | RegExp;
  readonly words: RegExp;
}

/** One of the states in which nothing is proved: at each door a recording or a text that is in it. */
interface State {
  readonly name: string;
  /** What the page asks for, and what is read then; null where the test leads there by hand. */
  readonly live: ({ readonly asks: string } & Read) | null;
  readonly file: { readonly content: string } & Read;
  readonly text: { readonly pasted: string } & Read;
}

const halo = 'https://acme.halopsa.com';
interface Entry {
  readonly url?: string;
  readonly method?: string;
  readonly type?: string;
  readonly body?: string;
  /** 0: there was no answer. */
  readonly status?: number;
  readonly took?: number;
  readonly more?: object;
}
const har = (...entries: readonly Entry[]): string =>
  JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'WebInspector', version: '537.36' },
      pages: [],
      entries: entries.map(
        (
          { url = `${halo}/api/Tickets/1`, method = 'GET', type = 'application/json', ...one },
          at,
        ) => ({
          startedDateTime: new Date(Date.UTC(2026, 10, 3, 9, 0, at)).toISOString(),
          time: one.took ?? 120,
          request: { method, url, headers: [] },
          response: {
            status: one.status ?? 200,
            headers: [{ name: 'content-type', value: type }],
            content: { mimeType: type, text: one.body ?? '{"id":1}' },
          },
          ...one.more,
        }),
      ),
    },
  });
const fine: Entry = { url: `${halo}/api/TicketType` };

const states: readonly State[] = [
  {
    name: 'words of a screen, no request',
    live: null,
    file: {
      content: 'Unable to save data\r\n',
      heading: '1 problem found',
      words: /Something failed that we do not know yet/,
    },
    text: {
      pasted: 'Unab1e to sav dala',
      heading: unknown,
      words: /Paste the whole message, with its number/,
    },
  },
  {
    name: 'a person says that it failed',
    live: null,
    file: {
      content: har({
        method: 'POST',
        more: { _action: 'clicked “Save ticket”', _marks: ['2026-11-03T09:00:04Z'] },
      }),
      heading: 'We found no error in this file',
      words: /Somebody said “It failed now” in this recording/,
    },
    text: {
      pasted: 'It failed now',
      heading: '1 problem found',
      words: /Something failed that we do not know yet/,
    },
  },
  {
    name: 'an answer that never came',
    live: {
      asks: '/api/Tickets/pending',
      heading: suspicious,
      words: /GET \/api\/tickets\/pending has waited for its answer for \d+ seconds/,
    },
    file: {
      content: har(fine, { status: 0 }),
      heading: suspicious,
      words: /had no answer when the recording ended/,
    },
    text: {
      pasted: 'POST /api/Tickets (pending)',
      heading: unknown,
      words: /Do the same again in Halo and let us watch/,
    },
  },
  {
    name: 'a success that says it failed',
    live: {
      asks: '/api/Tickets/1',
      heading: suspicious,
      words: /but the answer says: “Database timeout while saving ticket”/,
    },
    file: {
      content: har({ body: '{"success":false,"error":"Database timeout while saving ticket"}' }),
      heading: suspicious,
      words: /but the answer says: “Database timeout while saving ticket”/,
    },
    text: {
      pasted: '{"success":false,"error":"Database timeout while saving ticket"}',
      heading: '1 problem found',
      words: /Database timeout while saving ticket/,
    },
  },
  {
    name: 'an answer that ends in the middle',
    live: { asks: '/api/Tickets/2', heading: suspicious, words: /ends in the middle/ },
    file: {
      content: har({ body: '{"tickets":[{"id":1,"summary":"Prin' }),
      heading: suspicious,
      words: /ends in the middle/,
    },
    text: {
      pasted: '{"tickets":[{"id":1,"summary":"Prin',
      heading: unknown,
      words: /Paste the whole message/,
    },
  },
  {
    name: 'an answer that took long',
    live: { asks: '/api/Tickets/slow', heading: suspicious, words: /took 1\d seconds/ },
    file: { content: har({ took: 30_000 }), heading: suspicious, words: /took 30 seconds/ },
    text: {
      pasted: 'GET /api/Tickets 200 OK 30012 ms',
      heading: unknown,
      words: /Nothing in it names an error that we know/,
    },
  },
  {
    name: 'another site',
    live: null,
    file: {
      content: har({ url: 'https://shop.example/api/cart', took: 30_000 }),
      heading: 'No Halo was recognised',
      words: /we say nothing about Halo/,
    },
    text: {
      pasted: 'Welcome to our shop. Your basket is empty.',
      heading: unknown,
      words: /Nothing in it names an error that we know/,
    },
  },
  {
    name: 'the sign-in page alone',
    live: null,
    file: {
      content: har(
        { url: `${halo}/`, type: 'text/html', body: '<title>Sign in</title>' },
        { url: `${halo}/api/authinfo` },
      ),
      heading: 'We saw no work in Halo yet',
      words: /goes on after the sign-in/,
    },
    text: {
      pasted: 'Sign in to Halo\nUsername\nPassword',
      heading: unknown,
      words: /Paste the whole message/,
    },
  },
];

async function isRead(guide: Guide, { heading, words }: Read): Promise<void> {
  await expect(guide.getByRole('heading', { name: heading })).toBeVisible();
  await expect(guide.getByText(words).first()).toBeVisible();
  // The tick belongs to what is proved to work, and these words to nothing.
  await expect(guide.locator('.big-icon.good, .verdict.good')).toHaveCount(0);
  await expect(guide.getByText(/nothing failed|it works now/i)).toHaveCount(0);
}

async function openOwn(app: App, address: string): Promise<Page> {
  await app.window.getByRole('button', { name: 'Start page', exact: true }).click();
  await new Guide(app.window).openHalo(address);
  // Another Halo gets a page of its own, and the one before is closed.
  const opened = () => app.electron.windows().find((page) => page.url() === address);
  await expect.poll(() => opened() !== undefined).toBe(true);
  const site = opened() ?? (await app.site());
  await expect(site.getByRole('heading', { level: 1 })).toBeVisible();
  return site;
}

interface Reviewed {
  readonly source: { readonly halo: boolean | null };
  readonly diagnoses: readonly object[];
  readonly suspicions: readonly { readonly kind: string }[];
}

test(
  'eight states in which nothing is proved, through three doors: each is named, what to do next is said, and none has a tick',
  { tag: '@long' },
  async ({ shared: app }) => {
    const server = await openSuspectSite();
    const guide = new Guide(app.window);
    await expect(guide.getByRole('heading', { level: 1 })).toBeVisible();

    await test.step('live: another site', async () => {
      await openOwn(app, `${server.other}/shop`);
      await guide.showResults();
      await isRead(guide, { heading: 'No Halo was recognised', words: /Sign in to Halo first/ });
    });
    await test.step('live: the sign-in page alone', async () => {
      await openOwn(app, `${server.halo}/signin`);
      await guide.showResults();
      await isRead(guide, {
        heading: 'We saw no work in Halo yet',
        words: /^Sign in to Halo first, and then do what failed/,
      });
    });
    const site = await openOwn(app, `${server.halo}/tickets`);
    await test.step('live: a person says that it failed, words of a screen and no request', async () => {
      await site.getByRole('button', { name: 'Save ticket' }).click();
      await guide.sayFailed();
      await isRead(guide, {
        heading: 'We found no error',
        words: /^You said that it failed, but no request did/,
      });
      await expect(guide.getByText('clicked “Save ticket”')).toBeVisible();
    });
    // The last two take their time, and are looked at when the other doors are through.
    for (const { live } of states)
      if (live !== null)
        await site.evaluate((path) => {
          void fetch(path);
        }, live.asks);

    for (const { name, text } of states)
      await test.step(`text: ${name}`, async () => {
        await app.window.getByRole('button', { name: 'Start page', exact: true }).click();
        await guide.explain(text.pasted);
        await isRead(guide, text);
      });

    const open = async (name: string) => {
      await answerOpenDialog(app, join(folder, name));
      await app.window.getByRole('button', { name: 'Start page', exact: true }).click();
      await guide.getByRole('button', { name: 'Open a file' }).click();
    };
    for (const [at, { name, file }] of states.entries())
      await test.step(`file: ${name}`, async () => {
        const path = `state-${at}.${file.content.startsWith('{') ? 'har' : 'log'}`;
        writeFileSync(join(folder, path), file.content);
        await open(path);
        await isRead(guide, file);
      });

    await test.step('file: what was done last comes first, then known causes before the unknown, and no two cards look alike', async () => {
      const refused = (status: number, url: string, action: string | null, body = ''): Entry => ({
        url: `${halo}/api/${url}`,
        status,
        body,
        more: action === null ? {} : { _action: action },
      });
      writeFileSync(
        join(folder, 'several.har'),
        har(
          refused(500, 'Asset/5', 'Clicked “Asset”'),
          refused(418, 'Status/1', 'Clicked “Status”'),
          refused(402, 'Status/2', 'Clicked “Status”'),
          {
            ...refused(
              400,
              'Actions',
              'Clicked “Save action”',
              '{"Message":"Agent Jo does not have access to the charge rate \'Travel\'."}',
            ),
            method: 'POST',
          },
          refused(403, 'Notifications', null),
        ),
      );
      await open('several.har');
      await expect(
        guide.getByRole('heading', { level: 1, name: '5 problems found' }),
      ).toBeVisible();
      const titles = await guide
        .getByRole('article')
        .getByRole('heading', { level: 2 })
        .allInnerTexts();
      expect(titles[0]).toMatch(/not allowed to use the charge rate/);
      // What is known failed first, and stands before what is not known all the same.
      const places = (words: RegExp) =>
        titles.flatMap((title, at) => (words.test(title) ? [at] : []));
      const unknownAt = places(/we do not know yet/);
      expect(unknownAt).toHaveLength(2);
      expect(places(/went wrong inside Halo/)[0]).toBeLessThan(Math.min(...unknownAt));
      expect(new Set(titles).size).toBe(5);
    });

    await test.step('file: certain is what the answer proves, and a request that was set aside can be shared', async () => {
      const refused = (status: number, url: string, body = ''): Entry => ({
        url: `${halo}/api/${url}`,
        status,
        body,
      });
      writeFileSync(
        join(folder, 'sure.har'),
        har(
          fine,
          refused(403, 'Invoice'),
          {
            ...refused(
              400,
              'Actions',
              '{"Message":"Agent Jo does not have access to the charge rate \'Travel\'."}',
            ),
            method: 'POST',
          },
          refused(404, 'AgentImage/3'),
        ),
      );
      await open('sure.har');
      const card = (title: RegExp) =>
        guide
          .getByRole('article')
          .filter({ has: app.window.getByRole('heading', { level: 2, name: title }) });
      await expect(card(/not allowed to use the charge rate/)).toContainText('is certain');
      // A bare 403 does not say whether the role or the application lacks the right.
      await expect(card(/This account is not allowed/)).not.toContainText('is certain');
      await guide.getByRole('button', { name: '1 other failed request was set aside' }).click();
      await guide.getByRole('button', { name: /^Share this request: / }).click();
      const asked = app.window.getByRole('dialog', { name: /^Share .* safely$/ });
      await expect(
        asked.getByRole('textbox', { name: 'What happened, in your own words' }),
      ).toBeVisible();
      await app.window.keyboard.press('Escape');
      await expect(asked).toBeHidden();
      await chooseInMenu(app, 'Share this recording…');
      await expect(
        app.window.getByRole('dialog', { name: 'Share this recording safely' }),
      ).toBeVisible();
      await app.window.keyboard.press('Escape');
    });

    await test.step('live: answers that are no errors and do not go well', async () => {
      await app.window.getByRole('button', { name: 'Start page', exact: true }).click();
      await guide.getByRole('button', { name: /^What was recorded in Halo/ }).click();
      await guide.showResults();
      for (const { live } of states) if (live !== null) await isRead(guide, live);
    });

    await test.step('what is not understood is shared with the own words, and comes back whole', async () => {
      const shared = join(folder, 'shared.har');
      await answerSaveDialog(app, shared);
      await guide.getByRole('button', { name: 'Share this recording' }).click();
      const dialog = app.window.getByRole('dialog', { name: 'Share this recording safely' });
      await dialog
        .getByRole('textbox', { name: 'What happened, in your own words' })
        .fill('The ticket was not saved.');
      await dialog.getByRole('button', { name: 'Save…' }).click();
      await expect(app.window.getByText('Saved as shared.har', { exact: false })).toBeVisible();
      expect(readFileSync(shared, 'utf8')).toContain('The ticket was not saved.');
      await open('shared.har');
      await isRead(guide, { heading: suspicious, words: /had no answer when the recording ended/ });
      await expect(guide.getByText(/Somebody said “It failed now”/)).toBeVisible();
      await expect(guide.getByText('clicked “Save ticket”')).toBeVisible();
      const printed = execFileSync(
        process.execPath,
        [join(root, 'out/main/cli.js'), 'review', shared, '--json'],
        { encoding: 'utf8' },
      );
      const { source, diagnoses, suspicions } = JSON.parse(printed) as Reviewed;
      expect(source.halo).toBe(true);
      expect(diagnoses).toEqual([]);
      expect(suspicions.map(({ kind }) => kind).toSorted()).toEqual([
        'cut-off',
        'pending',
        'says-failure',
        'slow',
      ]);
    });
    await server.close();
  },
);
