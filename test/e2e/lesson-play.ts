import { expect, type Page } from '@playwright/test';
import type { LessonStep } from '../../shared/learn/lesson.ts';
import { actionsOf, pagesOf, type ReadyLesson } from '../../shared/learn/ready-lesson.ts';
import type { App } from './app.ts';
import { pick, playByKeyboard, press, pressTab, tabTo } from './keyboard.ts';
import { answersOf, card, guideOf } from './lessons.ts';
import { openRequests, requestsBar } from './requests-drawer.ts';

const failedRow = ({ scenario: { fails } }: ReadyLesson, app: App) =>
  app.window
    .locator('[role="row"][aria-selected="true"]')
    .filter({ hasText: String(fails.status) })
    .filter({ hasText: fails.path.split('/').at(-1) ?? '' });

/** Does what the step asks for with the keyboard alone, in our window and in the practice Halo. */
export async function doStepByKeyboard(
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
    case 'success': {
      const follow = async (path: string) => {
        const there = site.waitForURL((url) => url.pathname + url.search === path);
        await press(
          window,
          card(app)
            .getByRole('button', { name: `Follow the link to ${path}`, exact: true })
            .first(),
        );
        await there;
      };
      const actions = actionsOf(ready, step).filter(
        (action, at, all) => action.do !== 'see' || at < all.length - 1,
      );
      for (const action of actions) await playByKeyboard(site, action, follow);
      return;
    }
    case 'requests':
      await press(window, requestsBar(window));
      return;
    case 'selected': {
      if ((await requestsBar(window).getAttribute('aria-expanded')) === 'false')
        await press(window, requestsBar(window));
      await tabTo(window, window.getByRole('grid'));
      await window.keyboard.press('End');
      for (let at = 0; at < 40 && !(await failedRow(ready, app).isVisible()); at += 1)
        await window.keyboard.press('ArrowUp');
      await expect(failedRow(ready, app)).toBeVisible();
      await window.keyboard.press('Enter');
      return;
    }
    case 'details':
      await pressTab(window, window.getByRole('tab', { name: new RegExp(`^${wanted.tab}$`, 'i') }));
      return;
    case 'screen':
      await press(window, guideOf(app).getByRole('button', { name: 'Show results' }));
      if (wanted.screen === 'walkthrough')
        await press(
          window,
          guideOf(app)
            .getByRole('button', { name: /^Show me how to fix it/ })
            .first(),
        );
      return;
    case 'checkup':
      await press(window, window.getByRole('button', { name: 'Check-up of this Halo' }));
      await press(
        window,
        guideOf(app).getByRole('button', { name: /^(Start the check-up|Start again)$/ }),
      );
      return;
    case 'answer':
      await pick(window, card(app).getByRole('radiogroup'), answersOf(ready, step).right);
      await press(window, card(app).getByRole('button', { name: 'Answer' }));
  }
}

/**
 * What a learner may do wrong at a step, in order; each is a wrong turn of its own. The unit tests
 * do three of each, without the waiting.
 */
export function wrongTurns(
  app: App,
  site: Page,
  ready: ReadyLesson,
  step: LessonStep,
): readonly (() => Promise<void>)[] {
  const { window } = app;
  const { expect: wanted } = step;
  switch (wanted.event) {
    case 'failure':
    case 'request':
    case 'success': {
      const elsewhere =
        ['/assets', '/users'].find((path) => !pagesOf(ready).has(path)) ?? '/mailbox';
      return [
        async () => {
          await site.goto(new URL(elsewhere, site.url()).href);
        },
      ];
    }
    case 'selected':
      return [
        async () => {
          await openRequests(window);
          const isNarrow = window.getByRole('checkbox', { name: 'Problems only' });
          if (await isNarrow.isChecked()) await window.getByText('Problems only').click();
          // The keys work on the rows that are shown: only with all of them there is the first one
          // a wrong turn.
          await expect(
            window.getByRole('status').filter({ hasText: /^([\d,]+) of \1 requests/ }),
          ).toBeVisible();
          await window.getByRole('grid').press('Home');
          await window.getByRole('grid').press('Enter');
        },
      ];
    case 'details':
      return ['Timing', 'Cookies'].map((name) => async () => {
        await window.getByRole('tab', { name, exact: true }).click();
      });
    // Each its own place: to stay where an earlier wrong turn led is no new one.
    case 'requests':
      return [
        async () => {
          await window.getByRole('button', { name: 'Start page' }).click();
        },
      ];
    case 'checkup':
    case 'screen':
      return [
        async () => {
          await window.getByRole('button', { name: 'Rule packs' }).click();
        },
      ];
    case 'answer': {
      const answer = async () => {
        await card(app).getByText(answersOf(ready, step).wrong, { exact: true }).click();
        await card(app).getByRole('button', { name: 'Answer' }).click();
      };
      return [answer, answer, answer];
    }
  }
}
