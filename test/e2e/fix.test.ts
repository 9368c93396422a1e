import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { ScenarioAction } from '../../shared/scenario.ts';
import { type App, openApp } from './app.ts';
import { sampleHar, xeroLimit } from './sample-har.ts';
import { play, provoke, scenarioOf } from './scenarios.ts';

interface Led { readonly app: App; readonly guide: Locator; readonly site: Page }

/** Makes it fail in the practice Halo and opens its walkthrough. */
async function lead(id: string, app: App): Promise<Led> {
  const guide = app.window.getByRole('main', { name: 'Guide' });
  await app.window.getByRole('button', { name: 'Open the practice Halo' }).click();
  const site = await app.site();
  await provoke(site, scenarioOf(id));
  await app.window.getByRole('button', { name: 'Show results' }).click();
  await guide.getByRole('button', { name: /^Show me how to fix it/ }).first().click();
  await expect(guide.getByRole('heading', { name: 'What to do' })).toBeVisible();
  await app.window.getByRole('tab', { name: 'Halo' }).click();
  return { app, guide, site };
}

const report = '/reports?mainview=reportgroup&selid=5&sellevel=1&id=21';
const check = (guide: Locator) => guide.getByRole('button', { name: 'I made the change' }).click();
const send: ScenarioAction = { do: 'click', target: { role: 'button', name: 'Send' } };
const body = (value: string): ScenarioAction => ({ do: 'fill', target: { role: 'textbox', name: 'Body' }, value });

/** The same again without mending anything, from the scenario's first page; the approval is asked for a ticket that is gone already. */
function again(id: string): readonly ScenarioAction[] {
  const { start, provoke: actions } = scenarioOf(id);
  return id === 'approval-link-gone' ? actions.slice(-1) : [{ do: 'visit', path: start }, ...actions];
}

for (const id of [
  'charge-rate-access', 'integration-credentials', 'integration-permissions', 'approval-link-gone', 'method-not-allowed', 'conflict', 'unprocessable',
  'integration-rate-limit', 'report-timeout',
]) {
  test(`${id}: without mending it is the same error`, async () => {
    const { app, guide, site } = await lead(id, await openApp({ args: [], recordHar: null }));
    await check(guide);
    await expect(guide.getByText('Not tried yet')).toBeVisible();
    await play(site, again(id));
    await expect(guide.getByText('The same error again')).toBeVisible();
    await expect(guide.getByRole('table', { name: 'Before and after' })).toBeVisible();
    await app.close();
  });
}

const wrongWays = [
  { id: 'conflict', title: /is empty: inventory_number/, actions: [body('[{ "key_field": "New laptop" }]'), send] },
  { id: 'unprocessable', title: /is empty: Summary/i, actions: [body('[{ "category_1": "Hardware" }]'), send] },
  {
    // The answer is a 200 this time, and hides a failure of the query.
    id: 'report-timeout', title: /report|query/i,
    actions: [
      { do: 'visit', path: `${report}&loadreport=false` },
      { do: 'fill', target: { role: 'textbox', name: 'SQL' }, value: 'SELECT client FROM NoSuchTable' },
      { do: 'click', target: { role: 'button', name: 'Save report' } }, { do: 'see', text: 'The report was saved.' },
      { do: 'visit', path: report },
    ],
  },
] as const;

for (const { id, title, actions } of wrongWays) {
  test(`${id}: mending it wrongly shows a different error, and explains that one`, async () => {
    const { app, guide, site } = await lead(id, await openApp({ args: [], recordHar: null }));
    const before = await guide.getByRole('heading', { level: 1 }).textContent();
    await check(guide);
    await play(site, actions);
    await expect(guide.getByText('A different error now')).toBeVisible();
    await guide.getByRole('button', { name: 'Explain the new error' }).click();
    await expect(guide.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '');
    await expect(guide.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await app.close();
  });
}

test('opening the report without loading it ticks its step, and is no proof that it is fixed', async () => {
  const { app, guide, site } = await lead('report-timeout', await openApp({ args: [], recordHar: null }));
  await expect(guide.getByText('Seen in the traffic')).toHaveCount(0);
  await guide.getByRole('button', { name: /^Take me there: Open the report without its data/ }).click();
  await expect(site.getByText('The report has not been loaded.')).toBeVisible();
  await expect(guide.getByText('Seen in the traffic')).toHaveCount(1);
  await check(guide);
  await play(site, [{ do: 'visit', path: `${report}&loadreport=false` }, { do: 'see', text: 'The report has not been loaded.' }]);
  await expect(guide.getByText('Not tried yet')).toBeVisible();
  // Reading may be repeated by the program on request: this page loads the report, and it fails again.
  await guide.getByRole('button', { name: 'Repeat it for me' }).click();
  await expect(guide.getByText('The same error again')).toBeVisible();
  await app.close();
});

test('a restart goes on where the walkthrough was, and the next time it is known how it was fixed', async () => {
  test.slow(); // three starts of the program
  const scenario = scenarioOf('integration-credentials');
  const folder = mkdtempSync(join(tmpdir(), 'halo-history-'));
  process.env['HALO_USER_DATA'] = folder;
  try {
    const first = await lead('integration-credentials', await openApp({ args: [], recordHar: null }));
    await first.guide.getByRole('button', { name: /^It was something else than: No key/ }).click();
    await expect(first.guide.getByText('Ruled out')).toHaveCount(1);
    await first.guide.getByText(/^Open the Addigy page in Halo and check/).click();
    await expect(first.guide.getByText(/^1 of \d+ done$/)).toBeVisible();
    await play(first.site, scenario.mend);
    await expect(first.guide.getByText('Seen in the traffic')).toHaveCount(1);
    await first.app.close();

    const second = await openApp({ args: [], recordHar: null });
    const guide = second.window.getByRole('main', { name: 'Guide' });
    await guide.getByRole('button', { name: /You began to fix this/ }).click();
    await expect(guide.getByText('Ruled out')).toHaveCount(1);
    await expect(guide.getByText('Seen in the traffic')).toHaveCount(1);
    await expect(guide.getByText(/^2 of \d+ done$/)).toBeVisible();
    await guide.getByRole('button', { name: 'Back', exact: true }).click();

    const led = await lead('integration-credentials', second);
    await expect(guide.getByText('Ruled out')).toHaveCount(1);
    await play(led.site, scenario.mend);
    await check(guide);
    await play(led.site, scenario.repeat);
    await expect(guide.getByText('Fixed: it works now')).toBeVisible();
    await guide.getByRole('button', { name: 'Done' }).click();
    await second.close();

    const third = await lead('integration-credentials', await openApp({ args: [], recordHar: null }));
    await expect(third.guide.getByText(/^Seen before: fixed on \d+ \w+ \d{4}|^Seen before: fixed on \w+ \d+, \d{4}/)).toBeVisible();
    await expect(third.guide.getByText('Ruled out')).toHaveCount(0);
    await third.app.window.getByRole('button', { name: 'Start page' }).click();
    await third.guide.getByRole('button', { name: /^History of fixes/ }).click();
    await expect(third.guide.getByText('2 entries')).toBeVisible();
    await third.guide.getByRole('searchbox', { name: 'Search the history' }).fill('addigy fixed');
    await expect(third.guide.getByText('1 entry')).toBeVisible();
    await third.guide.getByRole('button', { name: /^Delete: / }).click();
    await expect(third.guide.getByText('Nothing in the history holds these words.')).toBeVisible();
    await third.app.close();
  } finally {
    delete process.env['HALO_USER_DATA'];
    rmSync(folder, { recursive: true, force: true });
  }
});

test('after Xero\'s limit the rest is planned in groups, and counted down as they go through', async () => {
  const scenario = scenarioOf('integration-rate-limit');
  const { app, guide, site } = await lead('integration-rate-limit', await openApp({ args: [], recordHar: null }));
  await expect(guide.getByText('60 requests went through. 36 are left.')).toBeVisible();
  await expect(guide.getByText(/^Send the rest in 2 groups of at most 20\./)).toBeVisible();
  await expect(guide.getByText(/^The next group may go in/).first()).toBeVisible();
  await play(site, scenario.mend);
  await check(guide);
  await play(site, scenario.repeat);
  await expect(guide.getByText('Fixed: it works now')).toBeVisible();
  await expect(guide.getByText('85 requests went through. 11 are left.')).toBeVisible();
  await app.close();
});

test('a file is compared with the one that was recorded after the change', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'halo-after-'));
  const files = ['before', 'fixed', 'same', 'other'] as const;
  const path = (name: (typeof files)[number]) => join(folder, `${name}.har`);
  writeFileSync(path('before'), sampleHar(xeroLimit));
  writeFileSync(path('fixed'), sampleHar({ ...xeroLimit, status: 200, body: '{"id":1}' }));
  writeFileSync(path('same'), sampleHar(xeroLimit));
  writeFileSync(path('other'), sampleHar({ ...xeroLimit, url: 'https://acme.halopsa.com/api/Tickets', status: 201, body: '{"id":1}' }));
  const app = await openApp({ args: [path('before')], recordHar: null });
  const guide = app.window.getByRole('main', { name: 'Guide' });
  await guide.getByRole('button', { name: /^Show me how to fix it/ }).first().click();
  await check(guide);
  for (const [name, words] of [['other', 'Not in this file'], ['same', 'The same error again'], ['fixed', 'Fixed: it works now']] as const) {
    await app.electron.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, path(name));
    await guide.getByRole('button', { name: 'Open the new file' }).click();
    await expect(guide.getByText(words)).toBeVisible();
  }
  await expect(guide.getByRole('table', { name: 'Before and after' })).toContainText('200 Fine');
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
