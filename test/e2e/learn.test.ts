import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, expect, openApp, test } from './app.ts';
import { press } from './keyboard.ts';
import { doStepByKeyboard, wrongTurns } from './lesson-play.ts';
import { card, guideOf, lessons, openLessons, placeNow } from './lessons.ts';
import type { ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import { removeFolder } from '../remove-folder.ts';

/**
 * Two lessons that hold every kind of step between them, all but a check-up: its lesson is played in
 * checkup.test.ts. That each step of all lessons can be played and
 * judged is proven on their data (test/unit/renderer/learn).
 */
const played = lessons.filter(({ lesson: { id } }) => id === 'by-hand' || id === 'charge-rate');
const kindsOf = (some: readonly ReadyLesson[]) =>
  new Set(some.flatMap(({ lesson: { steps } }) => steps.map(({ expect: { event } }) => event)));
const finished = (app: App) => guideOf(app).getByText('Lesson finished').first();
const help = (app: App, name: string) => card(app).getByRole('button', { name, exact: true });

/** Our window may be behind Halo; what counts is where the keyboard goes on when it comes back. */
const hasFocus = (app: App) =>
  app.window.evaluate(
    () => document.activeElement !== null && document.activeElement !== document.body,
  );

/**
 * Opens a lesson of the list and begins, or carries on, with the keyboard alone. Answers the place
 * of the step that can be played now.
 */
async function enter(
  app: App,
  { lesson }: ReadyLesson,
  how: 'Start the lesson' | 'Carry on',
  before: number,
): Promise<number> {
  await press(app.window, guideOf(app).getByRole('button', { name: lesson.title }));
  await press(app.window, guideOf(app).getByRole('button', { name: how }));
  const place = await placeNow(app, before);
  await expect(card(app).getByRole('heading')).toBeFocused();
  return place;
}

async function leave(app: App): Promise<void> {
  const back = guideOf(app).getByRole('button', { name: /^Back to the lesson/ });
  if (await back.isVisible()) await press(app.window, back);
  await press(app.window, guideOf(app).getByRole('button', { name: 'Leave the lesson' }));
  await expect(guideOf(app).getByRole('heading', { level: 1, name: 'Learn' })).toBeVisible();
}

test('the lessons that are played here hold every kind of step', () => {
  expect(played).toHaveLength(2);
  expect(new Set([...kindsOf(played), 'checkup'])).toEqual(kindsOf(lessons));
});

test(
  'lessons are played with the keyboard alone, left in the middle and gone on with after a restart',
  { tag: '@long' },
  async () => {
    test.slow();
    const folder = mkdtempSync(join(tmpdir(), 'halo-learn-'));
    const options = { args: [`--user-data-dir=${folder}`], recordHar: null };
    const places = new Map<ReadyLesson, number>();
    const first = await openApp(options);
    await press(first.window, first.window.getByRole('button', { name: 'Open the lessons' }));
    for (const ready of played) {
      const { steps } = ready.lesson;
      let place = await enter(first, ready, 'Start the lesson', -1);
      const site = await first.site();
      for (; place < steps.length / 2; place = await placeNow(first, place)) {
        const step = steps[place];
        if (step !== undefined) await doStepByKeyboard(first, site, ready, step);
        await expect
          .poll(() => hasFocus(first), 'somewhere is where the Tab key goes on from')
          .toBe(true);
      }
      places.set(ready, place);
      await leave(first);
    }
    await first.close();

    const second = await openApp(options);
    await press(second.window, second.window.getByRole('button', { name: 'Open the lessons' }));
    for (const ready of played) {
      const { steps } = ready.lesson;
      const left = places.get(ready) ?? 0;
      let place = await enter(second, ready, 'Carry on', left - 1);
      expect(place, ready.lesson.id).toBe(left);
      const site = await second.site();
      for (; place < steps.length; place = await placeNow(second, place)) {
        const step = steps[place];
        if (step !== undefined) await doStepByKeyboard(second, site, ready, step);
        await expect
          .poll(() => hasFocus(second), 'somewhere is where the Tab key goes on from')
          .toBe(true);
      }
      await expect(finished(second)).toBeVisible();
      await leave(second);
    }
    await expect(
      guideOf(second).getByText(`${played.length} of ${lessons.length} finished`),
    ).toBeVisible();
    await second.close();
    removeFolder(folder);
  },
);

test(
  'wrong turns get a nudge, then a hint, then "Show me", which does each step',
  { tag: ['@long', '@again'] },
  async ({ app }) => {
    test.slow();
    const warning = card(app).getByRole('status').locator('.callout.warn');
    const hint = card(app).getByRole('status').getByText('Hint:');
    const askForHelp = () => help(app, "I'm stuck").click();
    const kinds = new Set<string>();
    await openLessons(app);
    // One of them is enough here: the other's kinds of step go wrong in the unit tests.
    const oneLesson = played.filter(({ lesson: { id } }) => id === 'charge-rate');
    for (const ready of oneLesson) {
      const { steps } = ready.lesson;
      let place = await enter(app, ready, 'Start the lesson', -1);
      const site = await app.site();
      for (; place < steps.length; place = await placeNow(app, place)) {
        const step = steps[place];
        if (step === undefined) continue;
        // What a screen reader hears: the step wherever the learner is, and the help at the step.
        await expect(
          guideOf(app)
            .getByRole('status')
            .filter({ hasText: `Step ${place + 1}: ` }),
        ).toHaveCount(1);
        // Each kind of step goes wrong once; the unit tests let every step of every lesson go wrong
        // three times.
        const turns = kinds.has(step.expect.event) ? [] : wrongTurns(app, site, ready, step);
        kinds.add(step.expect.event);
        if (turns[0] !== undefined) {
          await turns[0]();
          await expect(warning).toBeVisible();
          await expect(hint).toBeHidden();
        }
        await (turns[1] ?? askForHelp)();
        await expect(hint).toBeVisible();
        await expect(help(app, 'Show me')).toBeHidden();
        await (turns[2] ?? askForHelp)();
        await help(app, 'Show me').click();
      }
      await expect(finished(app)).toBeVisible();
      await leave(app);
    }
    await expect(
      guideOf(app).getByText(`${oneLesson.length} of ${lessons.length} finished`),
    ).toBeVisible();
  },
);
