import { expect, test } from './app.ts';
import { guideOf, openLessons } from './lessons.ts';

test('the exam shows its own answer only after the learner’s, and remembers how it went', async ({ app }) => {
  const { window } = app;
  const guide = guideOf(app);
  await openLessons(app);
  await guide.getByRole('button', { name: 'Go to the exam' }).click();
  await guide.getByRole('button', { name: 'Start the exam' }).click();
  for (let at = 1; at <= 5; at += 1) {
    await expect(guide.getByText(`Case ${at} of 5`)).toBeVisible();
    await expect(guide.getByText('What this program says')).toBeHidden();
    await window.getByRole('row').nth(1).click();
    await guide.getByRole('radiogroup', { name: 'What does it mean?' }).locator('label').first().click();
    await guide.getByRole('radiogroup', { name: 'Who can mend this?' }).locator('label').nth(1).click();
    await guide.getByRole('button', { name: 'Check my answer' }).click();
    await expect(guide.getByRole('heading', { level: 1, name: `Case ${at}: how you did` })).toBeVisible();
    await expect(guide.getByText('What this program says')).toBeVisible();
    await guide.getByRole('button', { name: at < 5 ? 'Next case' : 'Show my result' }).click();
  }
  await expect(guide.getByText(/^\d+ of 15 points$/)).toBeVisible();
  await guide.getByRole('button', { name: 'Back to the start of the exam' }).click();
  await expect(guide.getByText('Your exams')).toBeVisible();
});

test('the guide inside finds a status and a cause by their words, marks the custom ones, and leads to the practice Halo', async ({ app }) => {
  const guide = guideOf(app);
  await openLessons(app);
  await guide.getByRole('button', { name: 'Open the guide' }).click();
  await expect(guide.getByText('9 statuses and')).toBeVisible();
  await guide.getByRole('searchbox').fill('405');
  await expect(guide.locator('.guide-row')).toHaveCount(1);
  await expect(guide.locator('.guide-row').getByText('Custom integrations only')).toBeVisible();
  await guide.getByRole('searchbox').fill('charge rate');
  await guide.getByRole('button', { name: 'The agent may not use this charge rate' }).click();
  await guide.getByRole('button', { name: /^Try it in the practice Halo/ }).click();
  await expect((await app.site()).getByText('Practice Halo').first()).toBeVisible();
});

test('a trainer chooses the lessons that are shown', async ({ app }) => {
  const guide = guideOf(app);
  await openLessons(app);
  const lesson = guide.getByRole('button', { name: '409: it clashes with what is there' });
  await expect(lesson).toBeVisible();
  await guide.getByRole('button', { name: 'Open the trainer’s page' }).or(guide.getByRole('button', { name: "Open the trainer's page" })).click();
  await guide.locator('label').filter({ hasText: '409: it clashes with what is there' }).click();
  await app.window.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(guide.getByRole('heading', { level: 1, name: 'Learn' })).toBeVisible();
  await expect(lesson).toBeHidden();
});
