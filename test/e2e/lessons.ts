import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import statuses from '../../resources/guide/statuses.json' with { type: 'json' };
import { mendersOf, readGuide } from '../../shared/learn/guide-table.ts';
import type { LessonStep } from '../../shared/learn/lesson.ts';
import { type Cause, causeSchema } from '../../shared/rules/cause.ts';
import { actionsOf, readLesson, type ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import english from '../../resources/locales/en.json' with { type: 'json' };
import type { App } from './app.ts';
import { play, scenarios } from './scenarios.ts';
import { Guide } from './guide.ts';
import { openRequests, shutRequests } from './requests-drawer.ts';

const resources = join(import.meta.dirname, '../../resources');
const filesOf = (folder: string) =>
  readdirSync(join(resources, folder)).map(
    (name) => JSON.parse(readFileSync(join(resources, folder, name), 'utf8')) as unknown,
  );

export const causes: readonly Cause[] = filesOf('knowledge').map((data) => causeSchema.parse(data));
const guide = readGuide(statuses);

/** The program's own lessons, in their order. */
export const lessons: readonly ReadyLesson[] = filesOf('lessons')
  .map((data) => {
    const reading = readLesson(data, { scenarios, causes }, false);
    if (!reading.ok) throw new Error(reading.problems.join(' '));
    return reading.lesson;
  })
  .toSorted((a, b) => a.lesson.place - b.lesson.place);

export const guideOf = (app: App): Guide => new Guide(app.window);
export const card = (app: App) => guideOf(app).locator('.step-card');

/** Opens the list of lessons, from the start page. */
export async function openLessons(app: App): Promise<void> {
  await app.window.getByRole('button', { name: 'Open the lessons' }).click();
  await expect(guideOf(app).getByRole('heading', { level: 1, name: 'Learn' })).toBeVisible();
}

/** Starts a lesson and waits until it can be played; answers the page of the practice Halo. */
export async function startLesson(app: App, ready: ReadyLesson): Promise<Page> {
  await guideOf(app).getByRole('button', { name: ready.lesson.title }).click();
  await guideOf(app).getByRole('button', { name: 'Start the lesson' }).click();
  await placeNow(app, -1);
  return app.site();
}

/**
 * Waits until a step behind `before` can be played, and answers its place; a step that is reached
 * already is passed over by itself. As many as there are steps where the lesson is finished.
 */
export async function placeNow(app: App, before: number): Promise<number> {
  const heading = card(app).getByRole('heading', { name: /^Step \d+ of \d+$/ });
  let place = before;
  await expect(async () => {
    if (await guideOf(app).getByText('Lesson finished').first().isVisible()) {
      place = Number.MAX_SAFE_INTEGER;
      return;
    }
    const said = await heading.textContent({ timeout: 1_000 });
    place = Number(/\d+/.exec(said ?? '')?.[0]) - 1;
    expect(place).toBeGreaterThan(before);
    await expect(card(app).getByRole('button', { name: /^I'm stuck$|^Show me$/ })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 60_000 });
  return place;
}

/** Does what the step asks for, as a person would. */
export async function doStep(
  app: App,
  site: Page,
  ready: ReadyLesson,
  step: LessonStep,
): Promise<void> {
  const { window } = app;
  const { expect: wanted } = step;
  switch (wanted.event) {
    case 'failure':
    case 'request':
    case 'success':
      await shutRequests(window);
      await play(
        site,
        actionsOf(ready, step).filter(
          (action, at, all) => action.do !== 'see' || at < all.length - 1,
        ),
      );
      return;
    case 'requests':
      await openRequests(window);
      return;
    case 'selected': {
      await openRequests(window);
      const { path, status } = ready.scenario.fails;
      await window
        .getByRole('row')
        .filter({ hasText: String(status) })
        .filter({ hasText: path.split('/').at(-1) ?? '' })
        .last()
        .click();
      return;
    }
    case 'details':
      await window.getByRole('tab', { name: new RegExp(`^${wanted.tab}$`, 'i') }).click();
      return;
    case 'screen':
      await guideOf(app).showResults();
      if (wanted.screen === 'compare')
        await guideOf(app)
          .getByRole('button', { name: 'It works for a colleague: compare' })
          .click();
      if (wanted.screen === 'walkthrough') await guideOf(app).openFix();
      return;
    case 'checkup':
      await window.getByRole('button', { name: 'Check-up of this Halo' }).click();
      await guideOf(app)
        .getByRole('button', { name: /^(Start the check-up|Start again)$/ })
        .click();
      return;
    case 'answer':
      await card(app).getByText(answersOf(ready, step).right, { exact: true }).click();
      await card(app).getByRole('button', { name: 'Answer' }).click();
      return;
  }
}

/** The texts of the right and of a wrong answer. */
export function answersOf(
  { lesson, cause }: ReadyLesson,
  { expect: wanted }: LessonStep,
): { readonly right: string; readonly wrong: string } {
  if (wanted.event !== 'answer') throw new Error('this step asks nothing');
  switch (wanted.ask) {
    case 'own':
      return {
        right: wanted.choices.find(({ right }) => right)?.text ?? '',
        wrong: wanted.choices.find(({ right }) => !right)?.text ?? '',
      };
    case 'status': {
      const at = guide.findIndex(({ status }) => status === lesson.about.status);
      return {
        right: guide[at]?.meaning ?? '',
        wrong: guide[(at + 1) % guide.length]?.meaning ?? '',
      };
    }
    case 'who': {
      const menders = mendersOf(cause);
      const others = Object.keys(english.who).filter(
        (who) => !menders.some((one) => one === who),
      ) as (keyof typeof english.who)[]; // keys of that very object
      return {
        right: english.who[menders[0] ?? 'you'],
        wrong: english.who[others[0] ?? 'it-team'],
      };
    }
  }
}
