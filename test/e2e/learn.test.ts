import { expect, test } from './app.ts';
import { doStep, guideOf, lessons, openLessons, placeNow, startLesson } from './lessons.ts';

for (const ready of lessons) {
  test(`the lesson “${ready.lesson.title}” is played to its end by doing what it says`, async ({ app }) => {
    await openLessons(app);
    const site = await startLesson(app, ready);
    for (let place = await placeNow(app, -1); place < ready.lesson.steps.length; place = await placeNow(app, place)) {
      const step = ready.lesson.steps[place];
      if (step !== undefined) await doStep(app, site, ready, step);
    }
    await expect(guideOf(app).getByText('Lesson finished').first()).toBeVisible();
  });
}
