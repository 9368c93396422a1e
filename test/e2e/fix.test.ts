import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, openApp, test } from './app.ts';
import { answerOpenDialog, answerSaveDialog } from './dialogs.ts';
import { dropFiles } from './drop-files.ts';
import { sampleHar, xeroLimit } from './sample-har.ts';
import { play, provoke, scenarioOf } from './scenarios.ts';
import { ActionCount } from './action-count.ts';
import { Guide } from './guide.ts';
import { removeFolder } from '../remove-folder.ts';

interface Led {
  readonly app: App;
  readonly guide: Guide;
  readonly site: Page;
}

/** Makes it fail in the practice Halo and opens its walkthrough. */
async function lead(id: string, app: App): Promise<Led> {
  const guide = new Guide(app.window);
  await guide.openPractice();
  const site = await app.site();
  await provoke(site, scenarioOf(id));
  await guide.showResults();
  await guide.openFix();
  await expect(guide.getByRole('heading', { name: 'What to do' })).toBeVisible();
  return { app, guide, site };
}

const press = (name: string) => ({ do: 'click', target: { role: 'button', name } }) as const;
const choose = (name: string) =>
  [
    {
      do: 'select',
      target: { role: 'combobox', name: 'Signed in as' },
      value: name,
    },
    { do: 'see', text: `${name} is signed in now.` },
  ] as const;
const report = '/reports?mainview=reportgroup&selid=5&sellevel=1&id=21';
const check = (guide: Guide) => guide.check();
test(
  'opening the report without loading it ticks its step, and is no proof that it is fixed',
  { tag: ['@long', '@again'] },
  async ({ shared }) => {
    const { guide, site } = await lead('report-timeout', shared);
    await expect(guide.getByText('Seen in the traffic')).toHaveCount(0);
    await guide
      .getByRole('button', { name: /^Take me there: Open the report without its data/ })
      .click();
    await expect(site.getByText('The report has not been loaded.')).toBeVisible();
    await expect(guide.getByText('Seen in the traffic')).toHaveCount(1);
    await check(guide);
    await play(site, [
      { do: 'visit', path: `${report}&loadreport=false` },
      { do: 'see', text: 'The report has not been loaded.' },
    ]);
    await expect(guide.getByText('Not tried yet')).toBeVisible();
    // Reading may be repeated by the program on request: this page loads the report, and it fails
    // again.
    await guide.getByRole('button', { name: 'Repeat it for me' }).click();
    await expect(guide.getByText('The same error again')).toBeVisible();
  },
);

test(
  'a restart goes on where the walkthrough was, and the next time it is known how it was fixed',
  { tag: '@long' },
  async () => {
    test.slow(); // three starts of the program
    const scenario = scenarioOf('integration-credentials');
    const folder = mkdtempSync(join(tmpdir(), 'halo-history-'));
    process.env['HALO_USER_DATA'] = folder;
    try {
      const first = await lead(
        'integration-credentials',
        await openApp({ args: [], recordHar: null }),
      );
      await first.guide.unfold(/likely reasons?$/);
      await first.guide
        .getByRole('button', { name: /^It was something else than: No key/ })
        .click();
      await expect(first.guide.getByText('Ruled out')).toHaveCount(1);
      // The answer names what is missing, so there is nothing to look for.
      await first.guide.unfold(/^You know this already: Open the Addigy page in Halo and check/);
      await first.guide.getByText(/^Open the Addigy page in Halo and check/).click();
      await expect(first.guide.getByText(/^1 of \d+ done$/)).toBeVisible();
      await play(first.site, scenario.mend);
      await expect(first.guide.getByText('Seen in the traffic')).toHaveCount(2);
      await first.guide.getByRole('button', { name: "I can't do this" }).click();
      const request = await first.guide.getByRole('textbox', { name: 'Message' }).inputValue();
      expect(request).toContain('Addigy');
      await first.guide.getByRole('button', { name: 'Copy the message' }).click();
      await expect(
        first.app.window.getByText('Copied. Paste it into a mail or a ticket.'),
      ).toBeVisible();
      expect(
        (await first.app.electron.evaluate(({ clipboard }) => clipboard.readText())).replaceAll(
          '\r\n',
          '\n',
        ),
      ).toContain(request);
      await first.guide.getByRole('button', { name: 'Finish without proof' }).click();
      await expect(
        first.guide.getByRole('heading', { level: 1, name: 'Finished, not proved' }),
      ).toBeVisible();
      await first.app.close();

      const second = await openApp({ args: [], recordHar: null });
      const guide = new Guide(second.window);
      await expect(guide.getByRole('button', { name: /You began to fix this/ })).toHaveCount(0);
      await guide.getByRole('button', { name: /^History of fixes/ }).click();
      await guide.getByRole('button', { name: /^Go on/ }).click();
      await expect(guide.getByText('Ruled out')).toHaveCount(1);
      await expect(guide.getByText('Seen in the traffic')).toHaveCount(2);
      await expect(guide.getByText(/^3 of \d+ done$/)).toBeVisible();
      await second.window.getByRole('button', { name: 'Start page' }).click();

      const led = await lead('integration-credentials', second);
      await expect(guide.getByText('Ruled out')).toHaveCount(1);
      await play(led.site, scenario.mend);
      await check(guide);
      await play(led.site, scenario.repeat);
      await expect(guide.getByText('Fixed: it works now')).toBeVisible();
      await guide.getByRole('button', { name: 'Done' }).click();
      await second.close();

      const third = await lead(
        'integration-credentials',
        await openApp({ args: [], recordHar: null }),
      );
      await expect(
        third.guide.getByText(
          /^Seen before: fixed on \d+ \w+ \d{4}|^Seen before: fixed on \w+ \d+, \d{4}/,
        ),
      ).toBeVisible();
      await expect(third.guide.getByText('Ruled out')).toHaveCount(0);
      await third.app.window.getByRole('button', { name: 'Start page' }).click();
      await third.guide.getByRole('button', { name: /^History of fixes/ }).click();
      await expect(third.guide.getByText('2 entries')).toBeVisible();
      await third.guide.getByRole('searchbox', { name: 'Search the history' }).fill('addigy fixed');
      await expect(third.guide.getByText('1 entry')).toBeVisible();
      await third.guide.getByRole('button', { name: /^Delete: / }).click();
      await expect(
        third.guide.getByText('Nothing in the history holds these words.'),
      ).toBeVisible();
      await third.app.close();
    } finally {
      delete process.env['HALO_USER_DATA'];
      removeFolder(folder);
    }
  },
);

test('the call that was chosen in the API console stays where a step leads to the console', async ({
  shared,
}) => {
  const { guide, site } = await lead('method-not-allowed', shared);
  const path = site.getByRole('textbox', { name: 'Path', exact: true });
  await expect(path).toHaveValue('/api/InstanceInfo');
  await guide
    .getByRole('button', { name: /^Take me there/ })
    .first()
    .click();
  await expect(shared.window.getByText(/^You are on that page already\./)).toBeVisible();
  await expect(path).toHaveValue('/api/InstanceInfo');
});

test('repeating leaves the form that is still open after its message was closed', async ({
  shared,
}) => {
  const { guide, site } = await lead('charge-rate-access', shared);
  await play(site, [press('OK')]);
  await expect(site.getByRole('dialog', { name: 'Log emergency call-out' })).toBeVisible();
  await check(guide);
  await guide.getByRole('button', { name: 'Repeat it for me' }).click();
  await expect(guide.getByText('The same error again')).toBeVisible();
});

test('repeating says at once that somebody else is signed in, or nobody, and does it as whom it failed for', async ({
  shared,
}) => {
  const { guide, site } = await lead('integration-credentials', shared);
  await check(guide);
  await play(site, [{ do: 'visit', path: '/assets' }, ...choose('Sam Rivera')]);
  await guide.getByRole('button', { name: 'Repeat it for me' }).click();
  await expect(
    guide.getByText(/It failed for Alex Carter: choose Alex Carter at “Signed in as” first/),
  ).toBeVisible();
  await expect(guide.getByText('Not tried yet')).toBeVisible();
  const asAlex = guide.getByRole('button', { name: 'Repeat it as Alex Carter' });
  await asAlex.click();
  await expect(guide.getByText('The same error again')).toBeVisible();
  const repeat = guide.getByRole('button', { name: 'Repeat it for me' });
  await expect(repeat).toBeVisible();
  await play(site, [press('Sign out')]);
  await repeat.click();
  await expect(guide.getByText(/^Nobody is signed in there, so nothing was sent/)).toBeVisible();
  await asAlex.click();
  await expect(site.getByRole('combobox', { name: 'Signed in as' })).toHaveValue('alex');
  await expect(guide.getByText(/^Nobody is signed in there/)).toHaveCount(0);
});

// What was typed into the API console is gone with the sign-in, so there nothing can be repeated.
const kept = [
  'charge-rate-access',
  'integration-credentials',
  'integration-permissions',
  'approval-link-gone',
  'report-timeout',
];
for (const id of kept)
  test(
    `after a sign-out it is repeated as whom it failed for: ${id}`,
    { tag: ['@long', '@again'] },
    async ({ shared }) => {
      const { agent } = scenarioOf(id);
      const { guide, site } = await lead(id, shared);
      await check(guide);
      const shown = site.getByRole('combobox', { name: 'Signed in as' });
      await site.goto(new URL('/tickets', site.url()).href);
      await expect(shown).toBeVisible();
      await play(site, [press('Sign out')]);
      await expect(shown).toHaveCount(0);
      await guide.getByRole('button', { name: 'Repeat it for me', exact: true }).click();
      // The portal asks nobody who they are.
      if (id !== 'approval-link-gone') {
        await expect(guide.getByText(/^Nobody is signed in there/)).toBeVisible();
        await guide.getByRole('button', { name: `Repeat it as ${agent}`, exact: true }).click();
      }
      await expect(guide.getByText('The same error again')).toBeVisible();
    },
  );

test("after Xero's limit the rest is planned in groups, counted down as they go through, and fixed in ten actions", async ({
  shared: app,
}) => {
  const scenario = scenarioOf('integration-rate-limit');
  const guide = new Guide(app.window);
  const count = new ActionCount();
  await count.press(guide.openPractice());
  const site = await app.site();
  await count.press(guide.takeMeTo(scenario.title));
  await play(site, count.of(scenario.provoke));
  await expect(site.getByText(scenario.failure.text).first()).toBeVisible();
  await count.press(guide.openFound(/^Xero accepts no more requests/));
  await expect(guide.found(1)).toBeVisible();
  expect(count.done).toBeLessThanOrEqual(5);
  await count.press(guide.openFix());
  await expect(guide.getByText('60 requests went through. 36 are left.')).toBeVisible();
  await expect(guide.getByText(/^Send the rest in 2 groups of at most 25\./)).toBeVisible();
  await expect(guide.getByText(/^The next group may go in/).first()).toBeVisible();
  // Nothing is to be sent before the wait is over, so nothing leads there.
  await expect(guide.getByRole('button', { name: /^Do it again to check, in / })).toBeDisabled();
  await play(site, count.of([press('OK')]));
  await play(site, [press('Let a minute pass'), { do: 'see', text: 'A minute has passed.' }]);
  await count.press(check(guide));
  // 100 rows a page still stand there: no more than the advised number goes all the same.
  const repeat = guide.getByRole('button', { name: 'Repeat it for me', exact: true });
  await count.press(repeat.click());
  await expect(guide.getByText('25 of 36 went through. 11 are left.')).toBeVisible();
  await expect(guide.getByText(/^\d+ requests went through\./)).toHaveCount(0);
  await expect(guide.getByText('Fixed: it works now')).toHaveCount(0);
  await play(site, [{ do: 'see', text: '11 of 11 invoices' }]);
  await expect(guide.getByRole('button', { name: /^Repeat it for me in / })).toBeDisabled();
  await play(site, [press('Let a minute pass')]);
  await count.press(repeat.click());
  await expect(guide.getByText('Fixed: it works now')).toBeVisible();
  expect(count.done).toBeLessThanOrEqual(10);
  await expect(guide.getByText('Nothing is left to send again.')).toBeVisible();
  await guide.getByRole('button', { name: 'Back to the steps' }).click();
  const folder = mkdtempSync(join(tmpdir(), 'halo-report-'));
  await answerSaveDialog(app, join(folder, 'report.html'));
  await guide.getByRole('button', { name: /^Share/ }).click();
  await app.window
    .getByRole('dialog', { name: 'Share this problem safely' })
    .getByRole('button', { name: 'Save…' })
    .click();
  await expect(app.window.getByText('Saved as report.html', { exact: false })).toBeVisible();
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toMatch(
    /Before: 429 .*After: 201 Created/,
  );
  removeFolder(folder);
});

test('a file is compared with the one that was recorded after the change', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'halo-after-'));
  const files = ['before', 'fixed', 'same', 'other'] as const;
  const path = (name: (typeof files)[number]) => join(folder, `${name}.har`);
  writeFileSync(path('before'), sampleHar(xeroLimit));
  writeFileSync(path('fixed'), sampleHar({ ...xeroLimit, status: 200, body: '{"id":1}' }));
  writeFileSync(path('same'), sampleHar(xeroLimit));
  writeFileSync(
    path('other'),
    sampleHar({
      ...xeroLimit,
      url: 'https://acme.halopsa.com/api/Tickets',
      status: 201,
      body: '{"id":1}',
    }),
  );
  const app = await openApp({ args: [path('before')], recordHar: null });
  const guide = new Guide(app.window);
  await guide.openFix();
  await check(guide);
  await dropFiles(app.window, { 'dropped.har': sampleHar(xeroLimit) });
  await expect(guide.getByText('The same error again')).toBeVisible();
  for (const [name, words] of [
    ['other', 'Not in this file'],
    ['same', 'The same error again'],
    ['fixed', 'Fixed: it works now'],
  ] as const) {
    await answerOpenDialog(app, path(name));
    await guide.getByRole('button', { name: 'Open the new file' }).click();
    await expect(guide.getByText(words)).toBeVisible();
  }
  await expect(guide.getByRole('table', { name: 'Before and after' })).toContainText('200 OK');
  await app.close();
  removeFolder(folder);
});
