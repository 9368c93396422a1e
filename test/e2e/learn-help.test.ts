import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Locator, type Page } from '@playwright/test';
import { type App, expect, openApp, test } from './app.ts';
import { answersOf, card, doStep, guideOf, lessons, openLessons, placeNow, startLesson } from './lessons.ts';
import { play } from './scenarios.ts';

const enough = 150;

/** Moves the focus there with the Tab key alone. */
async function tabTo(window: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let at = 0; at < enough; at += 1) {
    if (await control.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return;
    await window.keyboard.press(at < 25 ? 'Shift+Tab' : 'Tab');
  }
  throw new Error('the Tab key does not lead there');
}

async function press(window: Page, control: Locator): Promise<void> {
  await tabTo(window, control);
  await window.keyboard.press('Enter');
}

/** Picks an answer with the arrow keys, and says that this is it. */
async function answerByKeyboard(app: App, text: string): Promise<void> {
  const { window } = app;
  await tabTo(window, card(app).getByRole('radiogroup'));
  const wanted = card(app).getByRole('radio', { name: text, exact: true });
  for (let at = 0; at < 10 && !(await wanted.isChecked()); at += 1) await window.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
  await press(window, card(app).getByRole('button', { name: 'Answer' }));
}

/** Of each kind of lesson one: the guide's method, a page that fails when it is opened, and a call of a runbook. The unit tests do all of them. */
const byKeyboard = lessons.filter(({ lesson }) => ['by-hand', 'status-403', 'status-409'].includes(lesson.id));

for (const ready of byKeyboard) {
  test(`the lesson “${ready.lesson.title}” is led to its end by the keyboard alone, with wrong answers, hints and "Show me"`, async ({ app }) => {
    const { window } = app;
    await press(window, window.getByRole('button', { name: 'Open the lessons' }));
    await press(window, guideOf(app).getByRole('button', { name: ready.lesson.title }));
    await press(window, guideOf(app).getByRole('button', { name: 'Start the lesson' }));
    for (let place = await placeNow(app, -1); place < ready.lesson.steps.length; place = await placeNow(app, place)) {
      const step = ready.lesson.steps[place];
      if (step?.expect.event === 'answer') {
        const { wrong, right } = answersOf(ready, step);
        await answerByKeyboard(app, wrong);
        await expect(card(app).locator('.callout.warn')).toBeVisible();
        await answerByKeyboard(app, right);
        continue;
      }
      await press(window, card(app).getByRole('button', { name: "I'm stuck" }));
      await expect(card(app).getByText('Hint:')).toBeVisible();
      await press(window, card(app).getByRole('button', { name: "I'm stuck" }));
      await press(window, card(app).getByRole('button', { name: 'Show me', exact: true }));
    }
    await expect(guideOf(app).getByText('Lesson finished').first()).toBeVisible();
  });
}

test('a wrong turn in Halo gets a nudge, the second a hint, the third "Show me", which does the step', async ({ app }) => {
  const ready = lessons.find(({ lesson }) => lesson.id === 'charge-rate');
  if (ready === undefined) throw new Error('the lesson is gone');
  await openLessons(app);
  const site = await startLesson(app, ready);
  const visit = (path: string) => play(site, [{ do: 'visit', path }]);
  await visit('/assets');
  await expect(card(app).getByText('You are on another page.')).toBeVisible();
  await visit('/ticket?id=4711');
  await expect(card(app).getByText('Something else failed')).toBeVisible();
  await expect(card(app).getByText('Hint:')).toBeVisible();
  await visit('/users');
  await card(app).getByRole('button', { name: 'Show me', exact: true }).click();
  expect(await placeNow(app, 0)).toBe(1);
});

test('a lesson goes on after a restart where it was left, with the practice Halo set up for that step', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'halo-learn-'));
  const ready = lessons.find(({ lesson }) => lesson.id === 'status-403');
  if (ready === undefined) throw new Error('the lesson is gone');
  const options = { args: [`--user-data-dir=${folder}`], recordHar: null };
  const first = await openApp(options);
  await openLessons(first);
  const site = await startLesson(first, ready);
  const left = 3;
  for (let place = 0; place < left; place = await placeNow(first, place)) {
    const step = ready.lesson.steps[place];
    if (step !== undefined) await doStep(first, site, ready, step);
  }
  await first.close();

  const second = await openApp(options);
  await openLessons(second);
  await guideOf(second).getByRole('button', { name: ready.lesson.title }).click();
  await expect(card(second).getByRole('heading', { name: `Step ${left + 1} of ${ready.lesson.steps.length}` })).toBeVisible();
  await card(second).getByRole('button', { name: 'Carry on' }).click();
  const again = await second.site();
  for (let place = await placeNow(second, left - 1); place < ready.lesson.steps.length; place = await placeNow(second, place)) {
    const step = ready.lesson.steps[place];
    if (step !== undefined) await doStep(second, again, ready, step);
  }
  await expect(guideOf(second).getByText('Lesson finished').first()).toBeVisible();
  await second.close();
  rmSync(folder, { recursive: true, force: true });
});
