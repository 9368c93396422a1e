import { expect } from '@playwright/test';
import {
  card,
  doStep,
  guideOf,
  lessons,
  openLessons,
  placeNow,
  startLesson,
} from '../e2e/lessons.ts';
import type { Walk } from './walk.ts';

/** Lessons, the guide, the exam and the trainer's page. */
export const learnScreens: Walk = {
  name: 'learn-screens',
  args: () => [],
  async walk(app, stop) {
    const { window } = app;
    const guide = guideOf(app);
    const back = () => guide.getByRole('button', { name: 'Back', exact: true }).click();
    await openLessons(app);
    await stop('learn');
    await guide.getByRole('button', { name: 'Open the guide' }).click();
    await stop('reference');
    await guide.getByRole('searchbox').fill('charge rate');
    await guide
      .getByRole('button', {
        name: 'The agent is not allowed to use this charge rate',
        exact: true,
      })
      .click();
    await stop('guide-cause');
    await back();
    await guide.getByRole('button', { name: /^Open the trainer.s page$/ }).click();
    await stop('trainer');
    await back();

    await guide.getByRole('button', { name: 'Go to the exam' }).click();
    await stop('exam');
    await guide.getByRole('button', { name: 'Start the exam' }).click();
    await window.getByRole('row').nth(1).click();
    await guide
      .getByRole('radiogroup', { name: 'What does it mean?' })
      .locator('label')
      .first()
      .click();
    await guide
      .getByRole('radiogroup', { name: 'Who can fix this?' })
      .locator('label')
      .nth(1)
      .click();
    await stop('exam-case');
    await guide.getByRole('button', { name: 'Check my answer' }).click();
    await expect(guide.getByText('What this program says')).toBeVisible();
    await stop('exam-judged');
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await openLessons(app);

    const ready = lessons.find(({ lesson }) => lesson.id === 'status-403');
    if (ready === undefined) throw new Error('the lesson is gone');
    await guide.getByRole('button', { name: ready.lesson.title }).click();
    await stop('lesson-ready');
    await back();
    const site = await startLesson(app, ready);
    await stop('lesson-step');
    await card(app).getByRole('button', { name: "I'm stuck" }).click();
    await expect(card(app).getByText('Hint:')).toBeVisible();
    await stop('lesson-hint');
    for (let place = 0; place < ready.lesson.steps.length; place = await placeNow(app, place)) {
      const step = ready.lesson.steps[place];
      if (step === undefined) break;
      if (step.expect.event === 'answer') {
        await stop(`lesson-question-${step.expect.ask}`);
        if (step.expect.ask === 'who') {
          await card(app).locator('label').first().click();
          await stop('lesson-answer');
        }
      }
      await doStep(app, site, ready, step);
    }
    await expect(guide.getByText('Lesson finished').first()).toBeVisible();
    await stop('lesson-finished');
    await guide.getByRole('button', { name: 'Leave the lesson' }).click();

    const colleague = lessons.find(({ lesson }) => lesson.id === 'colleague-can');
    if (colleague === undefined) throw new Error('the lesson is gone');
    const page = await startLesson(app, colleague);
    const [fail, compare] = colleague.lesson.steps;
    if (fail === undefined || compare === undefined) throw new Error('the lesson has other steps');
    await doStep(app, page, colleague, fail);
    // Only now what failed is recorded, and can be compared.
    await placeNow(app, 0);
    await doStep(app, page, colleague, compare);
    const works = guide.getByRole('region', { name: 'Here it works' });
    await works.getByRole('button', { name: 'Choose from Recordings' }).click();
    await window.getByRole('menuitem', { name: 'Anna’s recording (practice)' }).click();
    await guide.getByRole('button', { name: 'Compare', exact: true }).click();
    const first = guide.getByText('the person there lacks the right “charge rates”').first();
    await expect(first).toBeVisible();
    await first.scrollIntoViewIfNeeded();
    await stop('compare-practice');
  },
};
