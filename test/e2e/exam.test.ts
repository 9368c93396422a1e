import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import addigy from '../../resources/lessons/addigy-credentials.json' with { type: 'json' };
import english from '../../resources/locales/en.json' with { type: 'json' };
import { type ExamCase, examOf } from '../../shared/learn/exam/exam.ts';
import { mendersOf } from '../../shared/learn/guide-table.ts';
import { generalText } from '../../shared/rules/cause-text.ts';
import { type App, expect, test } from './app.ts';
import { answerOpenDialog, answerSaveDialog } from './dialogs.ts';
import { causes, guideOf, lessons, openLessons } from './lessons.ts';
import { pdfText } from './pdf-text.ts';
import { scratchFolder } from './scratch-folder.ts';

const folder = scratchFolder('halo-exam');

/** Gives the learner's diagnosis of a case: the right one, or another cause. */
async function explain(
  app: App,
  { failed, cause, choices }: ExamCase,
  isRight: boolean,
): Promise<void> {
  const guide = guideOf(app);
  const chosen = causes.find(
    ({ id }) => id === (isRight ? cause : choices.find((other) => other !== cause)),
  );
  const truth = causes.find(({ id }) => id === cause);
  if (chosen === undefined || truth === undefined)
    throw new Error('the case names a cause that is gone');
  const row = app.window.locator(`[role="row"][data-index="${failed[0]}"]`);
  // Rows are filled anew while the list grows, also under a click.
  await expect(async () => {
    await row.click();
    await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 });
  }).toPass();
  await guide
    .getByRole('radiogroup', { name: 'What does it mean?' })
    .getByText(generalText(chosen.title), { exact: true })
    .click();
  await guide
    .getByRole('radiogroup', { name: 'Who can fix this?' })
    .getByText(english.who[mendersOf(truth)[0] ?? 'you'], { exact: true })
    .click();
  await guide.getByRole('button', { name: 'Check my answer' }).click();
}

test('an exam is passed and remembered; certificate and handouts are PDFs with their words; the next learner finds none of it', async ({
  app,
}) => {
  const { window } = app;
  const guide = guideOf(app);
  await window.evaluate(() => {
    Math.random = () => 0.25;
  }); // so that the test knows the cases that will come
  const seed = Math.floor(0.25 * 2 ** 31);
  await openLessons(app);
  await guide.getByRole('button', { name: 'Go to the exam' }).click();
  await guide.getByRole('button', { name: 'Start the exam' }).click();
  for (const [at, one] of examOf(seed).entries()) {
    await expect(guide.getByText(`Case ${at + 1} of 5`)).toBeVisible();
    await expect(guide.getByText('What this program says')).toBeHidden();
    await explain(app, one, at > 0);
    await expect(
      guide.getByRole('heading', { level: 1, name: `Case ${at + 1}: how you did` }),
    ).toBeVisible();
    await expect(
      guide.getByText(at > 0 ? 'What it means: right' : 'What it means: not right'),
    ).toBeVisible();
    await expect(guide.getByText('What this program says')).toBeVisible();
    await guide.getByRole('button', { name: at < 4 ? 'Next case' : 'Show my result' }).click();
  }
  await expect(guide.getByText('14 of 15 points')).toBeVisible();
  await expect(guide.getByRole('heading', { name: 'You passed' })).toBeVisible();

  await guide.getByRole('textbox', { name: 'Your name' }).fill('Zoë O’Brien');
  const save = guide.getByRole('button', { name: 'Save the certificate as PDF' });
  const cancelled = await answerSaveDialog(app, null);
  await save.click();
  // Before that, the answer to it would be the next one.
  await expect.poll(cancelled).toBe(1);
  await expect(window.getByText(/^Saved:/)).toBeHidden();
  const certificate = join(folder, 'certificate.pdf');
  await answerSaveDialog(app, certificate);
  await save.click();
  await expect(window.getByText('Saved: certificate.pdf')).toBeVisible();
  const awarded = flat(pdfText(readFileSync(certificate)));
  for (const words of [
    'Certificate',
    'Zoë O’Brien',
    '14 of 15 points',
    '0 lessons finished',
    `Exam number ${seed}`,
  ])
    expect(awarded).toContain(flat(words));

  await guide.getByRole('button', { name: 'Back to the start of the exam' }).click();
  await expect(guide.getByText(/passed, 14 of 15 points$/)).toBeVisible();
  await window.getByRole('button', { name: 'Back', exact: true }).click();
  await guide.getByRole('button', { name: "Open the trainer's page" }).click();
  const handouts = join(folder, 'handouts.pdf');
  await answerSaveDialog(app, handouts);
  await guide.getByRole('button', { name: 'Save handouts as PDF' }).click();
  await expect(window.getByText('Saved: handouts.pdf')).toBeVisible();
  const printed = flat(pdfText(readFileSync(handouts)));
  for (const { lesson, cause } of lessons) {
    for (const words of [
      lesson.title,
      lesson.lesson,
      generalText(cause.meaning),
      ...lesson.steps.flatMap(({ text }) => text ?? []),
    ])
      expect(printed, lesson.id).toContain(flat(words));
  }

  await guide.getByRole('button', { name: 'Start anew for the next learner' }).click();
  await guide.getByRole('button', { name: 'Yes, forget it all' }).click();
  await expect(window.getByText('Ready for the next learner.')).toBeVisible();
  await window.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(guide.getByText(`0 of ${lessons.length} finished`)).toBeVisible();
  await guide.getByRole('button', { name: 'Go to the exam' }).click();
  await expect(guide.getByRole('button', { name: 'Start the exam' })).toBeVisible();
  await expect(guide.getByText('Your exams')).toBeHidden();
  await expect(guide.getByRole('textbox', { name: 'Your name' })).toBeHidden();
});

/** In a PDF lines are broken anywhere, and “fi” can be one letter. */
function flat(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}

test('the guide inside finds a status and a cause by their words, marks the custom ones, and leads to the practice Halo', async ({
  shared: app,
}) => {
  const guide = guideOf(app);
  await openLessons(app);
  await guide.getByRole('button', { name: 'Open the guide' }).click();
  await expect(guide.getByText('9 statuses and')).toBeVisible();
  await guide.getByRole('searchbox').fill('405');
  await expect(guide.getByRole('heading', { name: '405 Wrong method' })).toBeVisible();
  await expect(guide.getByRole('article').getByText('Custom integrations only')).toBeVisible();
  await expect(
    guide.getByRole('button', { name: 'Try it in the practice Halo: 405 Wrong method' }),
  ).toBeVisible();
  await guide.getByRole('searchbox').fill('charge rate');
  await guide
    .getByRole('button', {
      name: 'The agent is not allowed to use this charge rate',
      exact: true,
    })
    .click();
  await guide.getByRole('button', { name: /^Try it in the practice Halo/ }).click();
  await expect((await app.site()).getByText('Practice Halo').first()).toBeVisible();
});

test(
  'a trainer adds a partner’s lesson, is told what is wrong with another, and chooses the lessons that are shown',
  { tag: '@long' },
  async ({ app }) => {
    const guide = guideOf(app);
    const back = () => app.window.getByRole('button', { name: 'Back', exact: true }).click();
    await openLessons(app);
    const lesson = guide.getByRole('button', { name: '409: it clashes with what is there' });
    await expect(lesson).toBeVisible();
    await guide.getByRole('button', { name: "Open the trainer's page" }).click();

    const add = async (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      await answerOpenDialog(app, join(folder, name));
      await guide.getByRole('button', { name: 'Add a lesson from a file' }).click();
    };
    await add('broken.json', '{ "schema": 1, ');
    await expect(guide.getByText('The file is not written as JSON.')).toBeVisible();
    await add(
      'wrong.json',
      JSON.stringify({ ...addigy, id: 'our-addigy', minutes: 'many', scenario: undefined }),
    );
    await expect(guide.getByText('scenario: is missing.')).toBeVisible();
    await expect(guide.getByText('minutes: must be a number, but is a text.')).toBeVisible();
    await add('taken.json', JSON.stringify(addigy));
    await expect(
      guide.getByText(
        'There is a lesson called “addigy-credentials” already. Give yours another id.',
      ),
    ).toBeVisible();
    const cancelled = await answerOpenDialog(app, null);
    await guide.getByRole('button', { name: 'Add a lesson from a file' }).click();
    await expect.poll(cancelled).toBe(1);
    await expect(guide.getByText('This lesson was not added:')).toBeHidden();

    // What the help gives to start from is taken in as it is.
    await guide.getByRole('button', { name: 'How to write a lesson' }).click();
    await guide.getByRole('button', { name: 'Copy a lesson to start from' }).click();
    await expect(app.window.getByText('Copied. Paste it into a text editor.')).toBeVisible();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    await add(
      'ours.json',
      copied
        .replace('"Your company"', '"Northwind IT"')
        .replace(/"title": "[^"]*"/, '"title": "Our own rates"'),
    );
    await expect(app.window.getByText('The lesson was added: Our own rates')).toBeVisible();
    await guide.locator('label').filter({ hasText: '409: it clashes with what is there' }).click();
    await back();

    await expect(guide.getByRole('heading', { level: 1, name: 'Learn' })).toBeVisible();
    await expect(lesson).toBeHidden();
    await guide.getByRole('button', { name: /^Our own rates.*By Northwind IT/ }).click();
    await guide.getByRole('button', { name: 'Start the lesson' }).click();
    await expect(guide.getByRole('button', { name: "I'm stuck" })).toBeVisible();
    await guide.getByRole('button', { name: 'Leave the lesson' }).click();
    await guide.getByRole('button', { name: "Open the trainer's page" }).click();
    await guide.getByRole('button', { name: 'Remove the lesson: Our own rates' }).click();
    await back();
    await expect(guide.getByRole('heading', { level: 1, name: 'Learn' })).toBeVisible();
    await expect(guide.getByText('Our own rates')).toBeHidden();
  },
);
