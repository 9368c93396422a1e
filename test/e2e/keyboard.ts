import { expect, type Locator, type Page } from '@playwright/test';
import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { control } from './scenarios.ts';

/** More presses of the Tab key than that, and nobody would call it reachable. */
const enough = 150;

/** Where a control lies from what has the focus; `gone` where its page has drawn it anew. */
const wayTo = (element: Element): 'there' | 'back' | 'on' | 'gone' => {
  if (!element.isConnected) return 'gone';
  const { activeElement: active } = document;
  if (active === element || element.contains(active)) return 'there';
  const isBefore =
    active !== null &&
    active !== document.body &&
    (element.compareDocumentPosition(active) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isBefore ? 'back' : 'on';
};

/**
 * Moves the focus to a control with the Tab key alone, the shorter way round. To look for it by its
 * name behind each key costs more than the key.
 */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  let element = await wanted.elementHandle();
  for (let at = 0; at < enough; at += 1) {
    const way = (await element?.evaluate(wayTo)) ?? 'gone';
    if (way === 'there') return;
    if (way === 'gone') element = await wanted.elementHandle();
    else await page.keyboard.press(way === 'back' ? 'Shift+Tab' : 'Tab');
  }
  throw new Error(`the Tab key does not lead to ${String(wanted)}`);
}

export async function press(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, wanted);
  await page.keyboard.press('Enter');
}

/** Goes to a tab of a row of tabs, which is one stop of the Tab key, with the arrow keys. */
export async function pressTab(page: Page, wanted: Locator): Promise<void> {
  await tabTo(page, page.getByRole('tablist').filter({ has: wanted }));
  for (let at = 0; at < 10 && (await wanted.getAttribute('aria-selected')) !== 'true'; at += 1)
    await page.keyboard.press('ArrowRight');
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
}

/** Picks one of a group with the arrow keys. */
export async function pick(page: Page, group: Locator, name: string): Promise<void> {
  await tabTo(page, group);
  const wanted = group.getByRole('radio', { name, exact: true });
  for (let at = 0; at < 10 && !(await wanted.isChecked()); at += 1)
    await page.keyboard.press('ArrowDown');
  await expect(wanted).toBeChecked();
}

/**
 * Does an action in the practice Halo with the keyboard alone; an address is followed by `follow`.
 */
export async function playByKeyboard(
  site: Page,
  action: ScenarioAction,
  follow: (path: string) => Promise<void>,
): Promise<void> {
  switch (action.do) {
    case 'visit':
      await follow(action.path);
      return;
    case 'see':
      await expect(site.getByText(action.text).first()).toBeVisible();
      return;
    case 'click': {
      const wanted = control(site, action.target);
      await tabTo(site, wanted);
      const isBox = await wanted.evaluate(
        (element) =>
          element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type),
      );
      await site.keyboard.press(isBox ? 'Space' : 'Enter');
      return;
    }
    case 'fill':
      await tabTo(site, control(site, action.target));
      await site.keyboard.press('ControlOrMeta+A');
      if (action.value === '') await site.keyboard.press('Delete');
      else await site.keyboard.insertText(action.value);
      return;
    case 'select': {
      const wanted = control(site, action.target);
      // A page that is just drawn anew takes the focus away between two keys.
      await expect(async () => {
        await tabTo(site, wanted);
        await site.keyboard.type(action.value);
        await expect(wanted.locator('option:checked')).toHaveText(action.value, { timeout: 2_000 });
      }).toPass();
    }
  }
}
