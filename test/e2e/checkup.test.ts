import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { captured } from './capture-page.ts';
import { Guide } from './guide.ts';
import { doStep, guideOf, lessons, openLessons, placeNow, startLesson } from './lessons.ts';
import { play } from './scenarios.ts';
import { actionsOf } from '../../shared/learn/ready-lesson.ts';

test('the lesson of the check-up is played to its end: what no page shows is found, mended and seen to be fixed', async ({
  shared: app,
}) => {
  test.slow();
  const lesson = lessons.find((one) => one.lesson.id === 'check-up');
  if (lesson === undefined) throw new Error('no lesson teaches the check-up');
  const guide = guideOf(app);
  await openLessons(app);
  const site = await startLesson(app, lesson);
  const { steps } = lesson.lesson;
  for (let place = 0; place < steps.length; place = await placeNow(app, place)) {
    const step = steps[place];
    if (step?.id === 'explain')
      await guide.getByRole('button', { name: 'Open the explanation: Service desk' }).click();
    else if (step?.id === 'prove') {
      await play(site, actionsOf(lesson, step));
      await guide.check();
    } else if (step !== undefined) await doStep(app, site, lesson, step);
  }
  await expect(guide.getByText('Lesson finished').first()).toBeVisible();
});

/** A card of a page of the practice Halo. */
const cardOf = (site: Page, title: string) => site.locator('.card', { hasText: title });
const press = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name, exact: true }).click();
const says = (site: Page, text: string) =>
  expect(site.getByRole('status').filter({ hasText: text }).first()).toBeVisible();
/** Presses a button of the page, or of a piece of it, and waits until the page says so. */
async function pressed(site: Page, name: string, said: string, within: Page | Locator = site) {
  await press(within, name);
  await says(site, said);
}

interface Mended {
  /** As the page of the faults calls it. */
  readonly fault: string;
  /** What the check-up calls the line. */
  readonly line: string;
  /** The link under Configuration. */
  readonly page: string;
  /** What a person presses there, by the steps of the walkthrough. */
  readonly mend: (site: Page) => Promise<void>;
}

const signInAgain = (name: string) => async (site: Page) => {
  await pressed(site, `Sign in again: ${name}`, `Halo is signed in to ${name} again.`);
};
const chooseCompany = (label: string) => async (site: Page) => {
  await site.getByRole('combobox', { name: 'Company' }).selectOption({ label });
  await pressed(site, 'Save', 'The connection was saved.');
};

/** In an order in which each can be done: nothing is sent to Xero before its minute is over. */
const mended: readonly Mended[] = [
  {
    fault: 'Microsoft does not let Halo read users',
    line: 'What Halo asked other systems',
    page: 'Entra ID',
    async mend(site) {
      await press(site, 'Add User.Read.All');
      await pressed(site, 'Grant admin consent', 'Admin consent was granted.');
      await press(site, 'Fetch users');
      await expect(site.getByRole('button', { name: 'Import all users' })).toBeVisible();
    },
  },
  {
    fault: 'A nightly import has stopped',
    line: 'Scheduled imports',
    page: 'Halo Integrator',
    async mend(site) {
      await site.getByRole('checkbox', { name: 'Runs by itself' }).check();
      await pressed(site, 'Save', 'The schedule was saved.');
      await pressed(site, 'Run now', 'The import has run.');
    },
  },
  {
    fault: 'The agent of a scheduled job is gone',
    line: 'Scheduled jobs',
    page: 'Scheduled jobs',
    async mend(site) {
      await expect(site.getByText('The agent was not found')).toBeVisible();
      await site.getByRole('combobox', { name: 'Agent' }).selectOption({ label: 'Sam Rivera' });
      await pressed(site, 'Save', 'The job was saved.');
      await pressed(site, 'Run now', 'The job has run.');
    },
  },
  {
    fault: 'A webhook has failed five times and is off',
    line: 'Webhooks, on or off',
    page: 'Webhooks',
    async mend(site) {
      const card = cardOf(site, 'Tell the order system');
      await expect(card.getByText(/Send to https:.*hook/).first()).toBeVisible();
      await card.getByRole('textbox').fill('https://orders.example.test/hook');
      await pressed(site, 'Save and switch on', 'The webhook is on, and a message was sent.', card);
    },
  },
  {
    fault: 'A webhook fails and will soon be off',
    line: 'Messages that webhooks sent',
    page: 'Webhooks',
    async mend(site) {
      const card = cardOf(site, 'Tell the stock system');
      await expect(card.getByText(/Send to https:.*hook/).first()).toBeVisible();
      await card.getByRole('textbox').fill('https://stock.example.test/hook');
      await pressed(site, 'Save', 'The webhook Tell the stock system was saved.', card);
      await pressed(site, 'Send a test message', 'A test message was sent.', card);
    },
  },
  {
    fault: 'Messages of the alarm system cannot be used',
    line: 'Messages that came in',
    page: 'Incoming messages',
    async mend(site) {
      await site.getByRole('textbox', { name: 'Default summary' }).fill('Alarm');
      await pressed(site, 'Save', 'The settings were saved.');
      await pressed(site, 'Send a test message of the alarm system', 'A test message was sent.');
    },
  },
  {
    fault: 'A step of a runbook has lost its ticket',
    line: 'Runs of runbooks',
    page: 'Integration Runbooks',
    async mend(site) {
      await press(site, 'Open this run');
      await expect(site.getByText('ticket 2999 was not found')).toBeVisible();
      await site.getByRole('textbox', { name: 'Ticket number' }).fill('2003');
      await site
        .getByRole('combobox', { name: 'Who is told when it fails' })
        .selectOption({ label: 'Alex Carter' });
      await pressed(site, 'Save runbook', 'The runbook Order stock was saved.');
      await press(site, 'Run now');
      await expect(site.getByText('The last run went well.')).toBeVisible();
    },
  },
  {
    fault: 'Addigy does not know the secret',
    line: 'What Halo asked other systems',
    page: 'Addigy',
    async mend(site) {
      await press(site, 'Create new credentials');
      await press(site, 'Put them into the form');
      await pressed(site, 'Save settings', 'The Addigy settings were saved.');
      await press(site, 'Fetch devices');
      await expect(site.getByRole('button', { name: 'Import all devices' })).toBeVisible();
    },
  },
  {
    fault: 'A Microsoft sign-in ends in five days',
    line: 'Microsoft sign-ins of customers',
    page: 'Sign-ins',
    mend: signInAgain('Aspen Clinic directory'),
  },
  {
    fault: 'The sign-in of a mailbox has ended',
    line: 'Mailboxes',
    page: 'Sign-ins',
    mend: signInAgain('Service desk'),
  },
  {
    fault: 'QuickBooks is connected without a company',
    line: 'QuickBooks',
    page: 'QuickBooks',
    async mend(site) {
      await chooseCompany('Practice Inc')(site);
      await pressed(site, 'Send this invoice', 'The invoice was sent.');
      await expect(
        site.getByRole('region', { name: 'Books in QuickBooks' }).getByText('INV-1201'),
      ).toBeVisible();
    },
  },
  {
    fault: 'Xero is connected without a company',
    line: 'Xero',
    page: 'Xero',
    mend: chooseCompany('Practice Ltd'),
  },
  {
    fault: 'Xero’s limit of a minute is reached',
    line: 'What Halo asked other systems',
    page: 'Xero',
    async mend(site) {
      await pressed(site, 'Let a minute pass', 'A minute has passed.');
      await site.getByRole('main').getByRole('link', { name: 'Invoices' }).click();
      await site.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Not synced' });
      await expect(site.getByText(/^25 of \d+ invoices$/)).toBeVisible();
      await site
        .getByRole('checkbox', { name: 'Select INV-1296' })
        .or(site.getByRole('checkbox', { name: 'Select INV-1270' }))
        .first()
        .check();
      await pressed(site, 'Sync to Xero', '1 invoice synced to Xero.');
    },
  },
  {
    fault: 'Xero refuses one invoice',
    line: 'Records for other systems',
    page: 'Refused records',
    async mend(site) {
      await site.getByRole('textbox', { name: 'Invoice number' }).fill('INV-1201-B');
      await pressed(site, 'Save and send again', 'The record was taken.');
    },
  },
];

test(
  'all that a check-up finds is mended on the pages of the practice Halo, as its walkthroughs say, and then nothing is wrong',
  { tag: '@long' },
  async ({ shared: app }) => {
    test.slow();
    const { window } = app;
    const guide = new Guide(window);
    await guide.openPractice();
    const site = await app.site();
    await site.getByRole('button', { name: 'Sign in as Alex Carter' }).click();
    await site.getByRole('link', { name: 'Quiet faults' }).click();
    const causes = site.getByRole('button', { name: /^Cause it: / });
    // All those below, and the server's clock, which is mended where the faults are caused.
    await expect(causes).toHaveCount(mended.length + 1);
    for (const cause of await causes.all()) {
      const name = (await cause.textContent()) ?? '';
      await cause.click();
      await says(site, name.replace('Cause it: ', 'Caused: '));
    }

    await window.getByRole('button', { name: 'Check-up of this Halo' }).click();
    await guide.getByText(/^It reads 24 addresses of your Halo/).click();
    await expect(guide.getByText('/api/Automation?count=100')).toBeVisible();
    await guide.getByRole('button', { name: 'Start the check-up' }).click();
    await expect(guide.getByText(/^(Nothing is wrong|Broken: \d|Worth a look: \d)/)).toBeVisible();
    const wrong = guide.locator('.state-broken, .state-look');
    for (const { line } of [...mended, { line: 'Clocks' }])
      await expect(wrong.filter({ hasText: line }).first(), line).toBeVisible();
    // Recorded whole, and marked as ours: the page has no failure of its own.
    const ours = (await captured(app)).filter(({ checkup }) => checkup === true);
    expect(ours.map(({ state }) => state)).toEqual(Array<string>(24).fill('done'));
    await expect(window.locator('.site-counts .failed')).toHaveCount(0);

    for (const { fault, page, mend } of mended)
      await test.step(fault, async () => {
        await site.getByRole('link', { name: 'Configuration' }).click();
        await site.getByRole('main').getByRole('link', { name: page, exact: true }).click();
        await mend(site);
      });
    await site.getByRole('link', { name: 'Quiet faults' }).click();
    await pressed(site, 'Set the clock right', 'The clock is right again.');

    // "Check again" of each line by itself, then the whole.
    for (let left = await wrong.count(); left > 0; left = await wrong.count()) {
      await wrong
        .getByRole('button', { name: /^Check again/ })
        .first()
        .click();
      await expect.poll(() => wrong.count()).toBeLessThan(left);
    }
    await guide.getByRole('button', { name: 'Start again' }).click();
    await expect(guide.getByText(/^Nothing is wrong in what was read/)).toBeVisible();
  },
);
