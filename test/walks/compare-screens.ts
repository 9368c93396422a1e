import { expect } from '@playwright/test';
import type { App } from '../e2e/app.ts';
import { dropFiles } from '../e2e/drop-files.ts';
import { Guide } from '../e2e/guide.ts';
import { harOf } from '../../shared/har/har-writer.ts';
import { type Call, sceneOf } from '../labelled/labelled.ts';
import type { Stop } from './walk.ts';

const rates: Call = { url: '/api/ChargeRate', body: [{ id: 1, name: 'Standard hour' }] };
const save: Call = {
  method: 'POST',
  url: '/api/Actions',
  sentHeaders: { 'Content-Type': 'application/json' },
  sent: [{ ticket_id: 5, outcome_id: 7, timetaken: 0.5, note: 'Called back' }],
  body: { id: 91 },
  ms: 140,
};
const team: Call = { url: '/api/Team', body: [{ id: 1, name: 'First line' }] };

/** Three of the same deed, and one of another: what each does after the page was opened. */
const deeds = {
  anna: [team, rates, { url: '/api/Site', body: [{ id: 3 }] }, save],
  carl: [team, rates, save],
  ben: [
    { ...team, body: [] },
    rates,
    {
      ...save,
      sent: [{ ticket_id: 6, timetaken: 0.5, note: 'Called back' }],
      status: 400,
      body: { Message: 'An Outcome must be entered for this Action' },
      ms: 6300,
    },
    { url: '/api/Asset/12', body: { id: 12 } },
  ],
  report: [{ method: 'POST', url: '/api/ReportData', sent: { id: 4 }, body: { rows: [] } }],
} as const satisfies Readonly<Record<string, readonly Call[]>>;

function harOfDeed(name: keyof typeof deeds): string {
  const { exchanges } = sceneOf({ name, calls: deeds[name], expected: [] });
  const { log, entries } = harOf(exchanges, { name: 'WebInspector', version: '537.36' });
  return JSON.stringify({ log: { ...log, entries } });
}

/**
 * The screen that compares, from a result on. `open`: has the next dialog answer with a file of
 * this name and content.
 */
export async function compareScreens(
  app: App,
  stop: Stop,
  open: (name: string, content: string) => Promise<void>,
): Promise<void> {
  const { window } = app;
  const guide = new Guide(window);
  const take = async (side: 'Here it works' | 'Here it fails', deed: keyof typeof deeds) => {
    await open(`${deed}.har`, harOfDeed(deed));
    const region = guide.getByRole('region', { name: side });
    await region.getByRole('button', { name: 'Choose a file' }).click();
    await expect(region).toContainText(`${deed}.har`);
  };
  const compare = () => guide.getByRole('button', { name: /^Compare( again)?$/ }).click();
  await guide.getByRole('button', { name: 'It works for a colleague: compare' }).click();
  await expect(guide.getByRole('heading', { name: 'Compare two recordings' })).toBeVisible();
  await stop('compare');

  await take('Here it works', 'anna');
  await take('Here it fails', 'ben');
  await compare();
  await expect(guide.getByRole('status')).toContainText('sends no outcome');
  await guide.getByRole('status').scrollIntoViewIfNeeded();
  await stop('compare-first');
  const table = guide.getByRole('combobox', { name: 'Show' });
  await table.scrollIntoViewIfNeeded();
  await guide.getByRole('button', { name: 'Both requests beside each other' }).nth(1).click();
  await stop('compare-all');
  await table.selectOption('Only in the one that works');
  await expect(guide.getByRole('cell', { name: /api\/site/ })).toBeVisible();
  await stop('compare-only');
  await guide.getByRole('button', { name: 'Share this comparison' }).click();
  await expect(window.getByRole('dialog').getByRole('tabpanel')).toBeVisible();
  await stop('compare-share');
  await window.keyboard.press('Escape');

  await take('Here it fails', 'report');
  await compare();
  await expect(guide.getByRole('heading', { name: 'They cannot be compared' })).toBeVisible();
  await stop('compare-refused');
  await take('Here it fails', 'anna');
  await compare();
  await expect(guide.getByRole('heading', { name: 'What we found' })).toBeVisible();
  await stop('compare-alike');
  await open('page.har', '<!doctype html><title>Sign in</title>');
  await guide
    .getByRole('region', { name: 'Here it fails' })
    .getByRole('button', { name: 'Choose a file' })
    .click();
  await compare();
  await expect(guide.getByRole('alert')).toBeVisible();
  await stop('compare-unreadable');

  const drop = async (...dropped: readonly (keyof typeof deeds)[]) => {
    await dropFiles(window, Object.fromEntries(dropped.map((of) => [`${of}.har`, harOfDeed(of)])));
    await window.getByRole('button', { name: 'Compare the two' }).click();
  };
  await drop('anna', 'carl');
  await expect(guide.getByRole('alert')).toBeVisible();
  await stop('compare-untold');
  await drop('ben', 'anna');
  await expect(guide.getByRole('region', { name: 'Here it works' })).toContainText('anna.har');
  await expect(guide.getByRole('status')).toContainText('sends no outcome');
  await stop('compare-dropped');
}
