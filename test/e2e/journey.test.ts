import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { ActionCount } from './action-count.ts';
import { type App, expect, openApp, startAgain, test } from './app.ts';
import { begin, play, provoke, scenarioOf } from './scenarios.ts';
import { wrongWays } from './wrong-ways.ts';
import { Guide } from './guide.ts';
import { shutRequests } from './requests-drawer.ts';
import { removeFolder } from '../remove-folder.ts';

const root = join(import.meta.dirname, '..', '..');

/**
 * What a user reads on the way: the title of the diagnosis, and a piece of what happened. These two
 * stand for the kinds of wrong turns; the tour causes and explains all nine of the guide, and
 * check.test.ts mends them.
 */
const journeys = [
  {
    id: 'charge-rate-access',
    status: 400,
    title: /not allowed to use the charge rate/,
    said: /charge rate/,
    tag: [],
  },
  {
    id: 'integration-permissions',
    status: 403,
    title: /Entra ID does not let Halo read users/,
    said: /Insufficient privileges/,
    tag: ['@long', '@again'],
  },
];

interface Reviewed {
  readonly diagnoses: readonly {
    readonly cause: string;
    readonly example: string | null;
    readonly status: number;
  }[];
}

// One program for some journeys in a row; an independent recorder sees the whole of it. A worker can
// take a second row, with a program of its own.
let folder: string;
let har: string;
let found: unknown[];
let app: App;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'halo-har-'));
  har = join(folder, 'journeys.har');
  found = [];
  app = await openApp({ args: [], recordHar: har });
});

test.afterEach(() => startAgain(app));

/** The command line finds in the independent recording what the window found. */
test.afterAll(async () => {
  await app.close();
  const printed = execFileSync(
    process.execPath,
    [join(root, 'out/main/cli.js'), 'review', har, '--json'],
    { encoding: 'utf8' },
  );
  removeFolder(folder);
  expect((JSON.parse(printed) as Reviewed).diagnoses).toEqual(expect.arrayContaining(found));
});

/** The shortest way to mend one of them: its own page first, which closes what is open. */
const short: Readonly<Record<string, readonly ScenarioAction[]>> = {
  'charge-rate-access': [
    { do: 'visit', path: '/config/agents/agents?id=2' },
    { do: 'see', text: 'Charge rates this agent may use' },
    { do: 'select', target: { role: 'combobox', name: 'Signed in as' }, value: 'Alex Carter' },
    { do: 'see', text: 'Alex Carter is signed in now.' },
    { do: 'click', target: { role: 'checkbox', name: 'Emergency call-out' } },
    { do: 'click', target: { role: 'button', name: 'Save agent' } },
    { do: 'see', text: 'Sam Rivera was saved.' },
    { do: 'select', target: { role: 'combobox', name: 'Signed in as' }, value: 'Sam Rivera' },
    { do: 'see', text: 'Sam Rivera is signed in now.' },
  ],
};
/** So many actions lead to the diagnosis at most, and to "Fixed", wrong turns left out. */
const most = { diagnosis: 5, fixed: 14 };

for (const { id, status, title, said, tag } of journeys) {
  test(
    `${status} ${id}: failed in the practice Halo and explained; different when something else is done, fixed when mended`,
    { tag },
    async () => {
      test.slow(); // the same page fails twice before it works
      const scenario = scenarioOf(id);
      const { window } = app;
      const guide = new Guide(window);
      const mended = short[id];
      const count = new ActionCount();
      await count.press(guide.openPractice());
      const site = await app.site();
      if (mended === undefined) await provoke(site, scenario);
      else {
        await count.press(guide.takeMeTo(scenario.title));
        await play(site, count.of(scenario.provoke));
        await expect(guide.getByRole('button', { name: title })).toBeVisible();
        expect(count.done).toBeLessThanOrEqual(most.diagnosis);
      }

      await count.press(guide.showResults());
      await expect(guide.found()).toBeVisible();
      await expect(guide.getByRole('heading', { name: title }).first()).toBeVisible();
      await expect(guide.getByText(String(status)).first()).toBeVisible();
      await expect(guide.getByText(said).first()).toBeVisible();

      await count.press(guide.openFix());
      await expect(guide.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(guide.getByRole('heading', { name: 'What to do' })).toBeVisible();
      // Halo stays beside the steps; the request comes where somebody asks for it.
      await expect(window.getByRole('tab', { name: 'Headers' })).toHaveCount(0);
      await guide.getByRole('button', { name: 'See the request' }).click();
      await expect(window.getByRole('tab', { name: 'Headers' })).toBeVisible();
      await expect(window.getByRole('tab', { name: 'Preview' })).toBeVisible();

      await shutRequests(window);
      await count.press(guide.check());
      await expect(guide.getByText('Not tried yet')).toBeVisible();

      const wrong = wrongWays[id];
      if (wrong === undefined) throw new Error(`nobody has said how ${id} could be mended wrongly`);
      await play(site, wrong.actions);
      await guide.says('A different error now');
      await guide.getByRole('button', { name: 'Explain the new error' }).click();
      await expect(guide.getByRole('heading', { level: 1, name: wrong.title })).toBeVisible();
      await guide.getByRole('button', { name: 'Back', exact: true }).click();
      await play(site, wrong.back);
      // What failed on the way back is told before it is mended.
      if (mended !== undefined) await guide.says('The same error again');

      if (mended === undefined) {
        await play(site, scenario.mend);
        await play(site, scenario.repeat);
      } else {
        await play(site, count.of(mended));
        await count.press(guide.getByRole('button', { name: 'Repeat it for me' }).click());
      }
      await expect(site.getByText(scenario.success.text).first()).toBeVisible();
      await guide.says('Fixed: it works now');
      if (mended !== undefined) expect(count.done).toBeLessThanOrEqual(most.fixed);
      found.push(
        expect.objectContaining({ cause: scenario.cause, example: scenario.example, status }),
      );
    },
  );
}

test('a practice Halo in which nothing fails gives "We found no error" with what to try next', async () => {
  await new Guide(app.window).openPractice();
  const site = await app.site();
  await begin(site, scenarioOf('charge-rate-access'));
  await new Guide(app.window).showResults();
  await expect(
    app.window.getByRole('heading', { level: 1, name: /We found no error/ }),
  ).toBeVisible();
  await expect(app.window.getByText('What to try next')).toBeVisible();
});
