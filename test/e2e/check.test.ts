import type { Halo, SixWays } from '../unit/main/practice/six-ways.ts';
import { sixWays } from '../unit/main/practice/six-ways.ts';
import { expect, soon, test } from './app.ts';
import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { Guide } from './guide.ts';
import { haloIn, titles } from './halo-in-page.ts';
import { requestsBar } from './requests-drawer.ts';
import { play, provoke, scenarioOf } from './scenarios.ts';

/** The words of the check for something that worked and was not the same. */
const nearWords = {
  record: 'It worked, but for another record.',
  value: 'It worked, but with other values than those that failed.',
  action: 'It worked, but with another button, outcome or rate.',
  person: 'It worked, but Alex Carter did it.',
} as const;

test(
  '54 verdicts on the nine practice failures: only the same deed, by the same person, mended, is told as fixed',
  { tag: ['@long', '@again'] },
  async ({ shared: app }) => {
    test.slow();
    const guide = new Guide(app.window);
    await guide.openPractice();
    const site = await app.site();
    await expect(site.getByRole('button', { name: 'Sign in as Alex Carter' })).toBeVisible();
    const halo = haloIn(site);
    const requests = requestsBar(app.window);
    /** Done, and come to the program, too. */
    const recorded = async (deed: (halo: Halo) => Promise<unknown>) => {
      const before = await requests.innerText();
      await deed(halo);
      await expect(requests).not.toHaveText(before);
    };
    const isNot = async (near: keyof typeof nearWords | null) => {
      await guide.says(near === null ? 'Not tried yet' : nearWords[near]);
      await expect(guide.getByText('Fixed: it works now')).toHaveCount(0);
    };
    const check = async () => {
      await guide.check();
      await isNot(null);
    };
    const judge = async (row: SixWays) => {
      await row.before(halo);
      await row.fails(halo);
      await guide.showResults();
      const title = titles[row.cause];
      if (title === undefined) throw new Error(`${row.cause} has no title`);
      await guide
        .getByRole('button', {
          name: new RegExp(`^Show me how to fix it.*${title.source}`, title.flags),
        })
        .click();
      const isLimit = row.cause === 'integration-rate-limit';
      // As long as a limit wants nothing sent, nothing leads to the check.
      if (isLimit) await row.mend(halo);
      await check();
      await recorded(row.otherRecord);
      await isNot(row.near.record);
      await recorded(row.otherAction);
      await isNot(row.near.action ?? row.near.record);
      if (row.personal) {
        await recorded(row.otherPerson);
        await isNot('person');
      }
      // What is booked already counts against the limit as well: it is used up once more.
      for (let times = 0; isLimit && times < 12; times += 1) await row.before(halo);
      await row.fails(halo);
      await guide.says('The same error again');
      await guide.getByRole('button', { name: 'Back to the steps' }).click();
      const worked = guide.getByText(/^It worked at .* Done\?$/);
      await expect(worked).toHaveCount(0);
      await row.mend(halo);
      await row.mended(halo);
      await soon((quick) => expect(worked).toBeVisible(quick));
      // Whoever mended it before they look need not do it once more.
      await guide.getByRole('button', { name: 'Done', exact: true }).click();
      await expect(guide.getByRole('heading', { level: 1, name: 'Fixed' })).toBeVisible();
      await guide.getByRole('button', { name: 'Look for another problem' }).click();
    };
    for (const row of sixWays) await test.step(row.cause, () => judge(row));
  },
);

const press = (name: string): ScenarioAction => ({ do: 'click', target: { role: 'button', name } });
const see = (text: string): ScenarioAction => ({ do: 'see', text });
const signInAs = (name: string): readonly ScenarioAction[] => [
  { do: 'select', target: { role: 'combobox', name: 'Signed in as' }, value: name },
  see(`${name} is signed in now.`),
];
/** Runs an action at a ticket, as a person does. */
const act = (ticket: number, action: string): readonly ScenarioAction[] => [
  { do: 'visit', path: `/ticket?id=${ticket}` },
  press(action),
  { do: 'fill', target: { role: 'textbox', name: 'Note' }, value: 'On site at two.' },
  press('Save action'),
  see(`“${action}” was saved.`),
];

test('a charge rate by hand: nothing but Sam’s own action at that ticket counts, what Sam is refused on the way is said, and what is fixed folds away', async ({
  shared: app,
}) => {
  test.slow();
  const guide = new Guide(app.window);
  const scenario = scenarioOf('charge-rate-access');
  await guide.openPractice();
  const site = await app.site();
  await provoke(site, scenario);
  await guide.showResults();
  await guide.openFix();
  await guide.check();
  await expect(guide.getByText('Not tried yet')).toBeVisible();

  const isNoProof = async (words: RegExp) => {
    await expect(guide.getByText('That was something else')).toBeVisible();
    await expect(guide.getByText(words)).toBeVisible();
    await expect(guide.getByText('Fixed: it works now')).toHaveCount(0);
  };
  await play(site, [press('OK'), press('Cancel'), ...act(2009, 'Add note')]);
  await isNoProof(/^It worked, but for another record/);
  await play(site, act(2001, 'Add note'));
  await isNoProof(/^It worked, but with another button, outcome or rate/);
  await play(site, [...signInAs('Alex Carter'), ...act(2001, 'Log emergency call-out')]);
  await isNoProof(/^It worked, but Alex Carter did it/);

  // Another try keeps what is being fixed in sight; among the results its own card stands.
  const isFollowed = () =>
    expect(guide.getByRole('heading', { name: 'You are fixing this problem' })).toBeVisible();
  await guide.getByRole('button', { name: 'Back', exact: true }).click();
  await guide.getByRole('button', { name: 'Back', exact: true }).click();
  await guide.getByRole('button', { name: 'Look for another problem' }).click();
  await isFollowed();
  await guide.getByRole('button', { name: 'Back to the steps' }).click();
  await expect(guide.getByText(/^It worked at .* Done\?$/)).toHaveCount(0);

  // What fails on the way stands beside the steps: Sam may not do this.
  const agent = [
    { do: 'visit', path: '/config/agents/agents?id=2' },
    see('Charge rates this agent may use'),
    { do: 'click', target: { role: 'checkbox', name: 'Emergency call-out' } },
    press('Save agent'),
  ] as const;
  await play(site, [...signInAs('Sam Rivera'), ...agent]);
  await expect(
    guide.getByText(/^You clicked “Save agent” as Sam Rivera\. That failed: /i).first(),
  ).toBeVisible();

  // Mended, and seen without a button.
  await play(site, [
    press('OK'),
    ...signInAs('Alex Carter'),
    ...agent,
    see('Sam Rivera was saved.'),
    ...signInAs('Sam Rivera'),
    ...act(2001, 'Log emergency call-out'),
  ]);
  await expect(guide.getByText(/^It worked at .* Done\?$/)).toBeVisible();
  await guide.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(guide.getByRole('heading', { level: 1, name: 'Fixed' })).toBeVisible();
  for (const name of ['Reply', 'Resolution note'])
    await expect(guide.getByRole('article', { name })).toContainText(/charge rate/);

  // One problem is left, the other is folded and no longer counts.
  await guide.getByRole('button', { name: 'Show the other one' }).click();
  await expect(guide.found(1)).toBeVisible();
  await guide.getByRole('button', { name: 'Fixed (1)' }).click();
  // It still stands in the timeline, at the press that failed.
  const fixed = guide.getByRole('group', { name: 'Fixed (1)' });
  await expect(
    fixed.getByRole('button', { name: /not allowed to use the charge rate/ }),
  ).toBeVisible();

  // A reset takes the old page away, and what fails on it is nobody's failure.
  await guide.getByRole('button', { name: 'Look for another problem' }).click();
  await guide.getByRole('button', { name: 'Reset the practice Halo' }).click();
  await expect(site.getByRole('button', { name: 'Sign in as Alex Carter' })).toBeVisible();
  await guide.showResults();
  await expect(
    guide.getByRole('heading', { level: 1, name: 'We saw no work in Halo yet' }),
  ).toBeVisible();
});
