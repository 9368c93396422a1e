import type { Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { Guide } from './guide.ts';

test('a check-up reads the open Halo in its page, finds what is broken, and sees it mended', async ({
  app,
}) => {
  test.slow();
  const { window } = app;
  const guide = new Guide(window);
  await guide.openPractice();
  const site = await app.site();
  await site.getByRole('button', { name: 'Sign in as Alex Carter' }).click();
  await expect(site.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
  await site.getByRole('link', { name: 'Quiet faults' }).click();
  await site.getByRole('button', { name: /^Cause it: A step of a runbook/ }).click();
  await expect(site.getByText('Caused: A step of a runbook has lost its ticket.')).toBeVisible();

  await window.getByRole('button', { name: 'Check-up of this Halo' }).click();
  await expect(guide.getByRole('heading', { level: 1, name: 'Check-up' })).toBeVisible();
  await guide.getByText(/^It reads 24 addresses of your Halo/).click();
  await expect(guide.getByText('/api/Automation?count=100')).toBeVisible();
  await guide.getByRole('button', { name: 'Start the check-up' }).click();
  await expect(guide.getByText('Broken: 1. Worth a look: 0.')).toBeVisible();
  const runs = guide.getByRole('listitem').filter({ hasText: 'Runs of runbooks' });
  await expect(runs).toContainText('Broken');
  await expect(runs).toContainText('Order stock');
  await expect(runs).toContainText('Failed result reached. Last step=6');

  // Recorded, and marked as ours: the page has no failure of its own.
  await expect(window.locator('.site-counts .failed')).toHaveCount(0);

  await guide.getByRole('button', { name: 'Open the explanation: Order stock' }).click();
  await expect(
    guide.getByRole('heading', { level: 1, name: /runbook ended in a step that fails/ }),
  ).toBeVisible();
  await site.goto(new URL('/config/integrations/runbooks', site.url()).href);
  await site.getByRole('textbox', { name: 'Ticket number' }).fill('2003');
  await site.getByRole('button', { name: 'Save runbook' }).click();
  await site.getByRole('button', { name: 'Run now' }).click();
  await expect(site.getByText('The last run went well.')).toBeVisible();
  await guide.check();
  await expect(window.getByText('Order stock: nothing is wrong any more.')).toBeVisible();
  await expect(runs).toContainText('Fine');
});

/** Pages of the practice Halo that mend what a check-up finds, each by what a person presses there. */
const mended: readonly (readonly [fault: string, line: string, path: string, press: string])[] = [
  ['The agent of a scheduled job', 'Scheduled jobs', '/config/tickets/scheduling', 'Run now'],
  [
    'Messages of the alarm',
    'Messages that came in',
    '/config/integrations/incoming',
    'Take the last message again',
  ],
  [
    'A webhook has failed five',
    'Webhooks that are switched off',
    '/config/integrations/webhooks',
    'Save and switch on',
  ],
  [
    'The sign-in of a mailbox',
    'Mailboxes',
    '/config/integrations/sign-ins',
    'Sign in again: Service desk',
  ],
  ['Xero is connected', 'Xero', '/config/integrations/xero', 'Save'],
  [
    'Xero refuses one',
    'Records that other systems refused',
    '/config/integrations/refused',
    'Save and send again',
  ],
  ['The clock of the server', 'Clocks', '/faults', 'Set the clock right'],
];

test('what a check-up finds is mended on the pages of the practice Halo, and then nothing is wrong', async ({
  app,
}) => {
  test.slow();
  const { window } = app;
  const guide = new Guide(window);
  await guide.openPractice();
  const site = await app.site();
  await site.getByRole('button', { name: 'Sign in as Alex Carter' }).click();
  await site.getByRole('link', { name: 'Quiet faults' }).click();
  for (const [fault] of mended) {
    await site.getByRole('button', { name: new RegExp(`^Cause it: ${fault}`) }).click();
    await expect(site.getByText(new RegExp(`^Caused: ${fault}`))).toBeVisible();
  }
  await window.getByRole('button', { name: 'Check-up of this Halo' }).click();
  await guide.getByRole('button', { name: 'Start the check-up' }).click();
  await expect(guide.getByText(/^Broken: \d+\. Worth a look/)).toBeVisible();
  for (const [, line] of mended)
    await expect(
      guide.getByRole('listitem').filter({ hasText: line }).filter({ hasText: 'Broken' }).first(),
    ).toBeVisible();
  for (const [, , path, pressed] of mended) {
    await site.goto(new URL(path, site.url()).href);
    await correct(site);
    await site.getByRole('button', { name: pressed, exact: true }).first().click();
    await expect(site.getByRole('status').filter({ hasText: /\w/ }).first()).toBeVisible();
  }
  await guide.getByRole('button', { name: 'Start again' }).click();
  await expect(guide.getByText(/^Nothing is wrong in what could be read/)).toBeVisible();
});

/** Fills in what is missing or wrong on a page, where it has such a field. */
async function correct(site: Page): Promise<void> {
  await expect(site.getByRole('heading', { level: 1 })).toBeVisible();
  const texts: readonly (readonly [string, string])[] = [
    ['Default summary', 'Alarm'],
    ['Invoice number', 'INV-1201-B'],
  ];
  for (const [label, value] of texts) {
    const field = site.getByRole('textbox', { name: label });
    if ((await field.count()) > 0) await field.fill(value);
  }
  const choices: readonly (readonly [string, string])[] = [
    ['Agent', 'Sam Rivera'],
    ['Company', 'Practice Ltd'],
  ];
  for (const [name, label] of choices) {
    const field = site.getByRole('combobox', { name });
    if ((await field.count()) > 0) await field.selectOption({ label });
  }
  const broken = site.getByRole('textbox', { name: 'Address' }).nth(1);
  if ((await broken.count()) > 0) await broken.fill('https://orders.example.test/hook');
}
