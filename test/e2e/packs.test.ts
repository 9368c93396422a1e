import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../../shared/packs/check.ts';
import { expect, test } from './app.ts';
import { answerDialogs } from './dialogs.ts';
import { Guide } from './guide.ts';
import { failInPractice } from './scenarios.ts';

const example = join(import.meta.dirname, '../fixtures/packs/example.json');
const builtInTitle = /not allowed to use the charge rate/;
const packTitle = 'Only the duty lead logs emergency call-outs';

test('a rule pack explains a failure in its own words, until it is taken out', async ({
  shared: app,
}) => {
  const guide = new Guide(app.window);
  await answerDialogs(app, example);
  await failInPractice(app);
  await expect(guide.getByRole('heading', { level: 2, name: builtInTitle })).toBeVisible();

  await app.window.getByRole('button', { name: 'Rule packs' }).click();
  await expect(guide.getByText('No rule pack yet')).toBeVisible();
  await guide.getByRole('button', { name: 'Add a file' }).click();
  await expect(guide.getByRole('article', { name: 'Acme service desk' })).toContainText(
    'Version 1.0 · Acme IT',
  );
  await guide.getByRole('button', { name: 'Back' }).click();
  await expect(guide.getByRole('heading', { level: 2, name: packTitle })).toBeVisible();
  await expect(guide.getByText('From “Acme service desk”')).toBeVisible();
  await expect(guide.getByRole('heading', { level: 2, name: builtInTitle })).toBeHidden();

  await app.window.getByRole('button', { name: 'Rule packs' }).click();
  await guide.getByRole('button', { name: 'Take out Acme service desk' }).click();
  await expect(guide.getByText('No rule pack yet')).toBeVisible();
  await app.window.getByRole('button', { name: 'Put it back' }).click();
  await expect(guide.getByRole('article', { name: 'Acme service desk' })).toBeVisible();
  await guide.getByRole('button', { name: 'Take out Acme service desk' }).click();
  await guide.getByRole('button', { name: 'Back' }).click();
  await expect(guide.getByRole('heading', { level: 2, name: builtInTitle })).toBeVisible();
  await expect(guide.getByText('From “Acme service desk”')).toBeHidden();
});

test('a cause made from a failure shows what it explains, is saved, and wins', async ({
  app,
}, testInfo) => {
  const guide = new Guide(app.window);
  const file = testInfo.outputPath('made.json');
  await answerDialogs(app, file);
  await failInPractice(app);
  await guide.getByRole('button', { name: /^Make a cause from this/ }).click();
  await expect(guide.getByRole('heading', { level: 1, name: 'Make a cause' })).toBeVisible();
  const matches = guide.getByRole('region', { name: 'Requests that this explains' });
  await expect(matches).toContainText('It explains 1 recorded request');
  await expect(matches).toContainText(builtInTitle);

  await guide.getByRole('button', { name: 'Other words' }).click();
  await app.window.keyboard.type('words that nobody said');
  await expect(matches).toContainText('It explains 1 recorded request');
  await guide.getByRole('button', { name: 'Remove other words 1' }).click();

  await guide.getByRole('textbox', { name: 'Title' }).fill('');
  await guide.getByRole('button', { name: 'Save to My causes' }).click();
  await expect(guide.getByText('Please write something here.').first()).toBeVisible();
  await expect(guide.getByRole('textbox', { name: 'Title' })).toBeFocused();
  await guide.getByRole('textbox', { name: 'Title' }).fill('Call-outs are for the duty lead');
  await guide.getByRole('textbox', { name: 'Step 1' }).fill('Ring the duty lead.');

  await guide.getByRole('button', { name: 'Save as a file' }).click();
  await expect(app.window.getByText('The file is written.')).toBeVisible();
  const read = readJson(readFileSync(file, 'utf8'));
  const { causes } = (read.ok ? read.value : {}) as {
    causes: readonly {
      readonly id: string;
      readonly steps: readonly { readonly text: unknown }[];
    }[];
  };
  expect(causes.map(({ id, steps }) => [id, steps[0]?.text])).toEqual([
    ['call-outs-are-for-the-duty-lead', 'Ring the duty lead.'],
  ]);
  expect(readFileSync(file, 'utf8')).not.toMatch(
    /127\.0\.0\.1|localhost|Bearer|cookie|Sam Rivera/i,
  );

  await guide.getByRole('button', { name: 'Save to My causes' }).click();
  await expect(
    guide.getByRole('heading', { level: 2, name: 'Call-outs are for the duty lead' }),
  ).toBeVisible();
  await expect(guide.getByText('From “My causes”')).toBeVisible();
  await expect(guide.getByRole('heading', { level: 2, name: builtInTitle })).toBeHidden();
});

test('what a recording shows in a file is explained by a pack too', async ({
  shared: app,
}, testInfo) => {
  mkdirSync(testInfo.outputPath('.'), { recursive: true });
  const log = testInfo.outputPath('integrator.log');
  writeFileSync(
    log,
    "Error: 400 Agent Jo does not have access to the charge rate 'Emergency call-out'.\n",
  );
  const guide = new Guide(app.window);
  await answerDialogs(app, log);
  await app.window.getByRole('button', { name: 'Open a file' }).click();
  await expect(guide.getByRole('heading', { level: 2, name: builtInTitle })).toBeVisible();
  await answerDialogs(app, example);
  await app.window.getByRole('button', { name: 'Rule packs' }).click();
  await guide.getByRole('button', { name: 'Add a file' }).click();
  await guide.getByRole('button', { name: 'Back' }).click();
  await expect(guide.getByRole('heading', { level: 2, name: packTitle })).toBeVisible();
  await app.window.getByRole('button', { name: 'Rule packs' }).click();
  await guide.getByRole('button', { name: 'Take out Acme service desk' }).click();
  await expect(guide.getByText('No rule pack yet')).toBeVisible();
});
