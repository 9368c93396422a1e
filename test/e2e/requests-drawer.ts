import type { Locator, Page } from '@playwright/test';

/** The bar below Halo that opens and shuts the requests. */
export const requestsBar = (window: Page): Locator =>
  window.getByRole('button', { name: /^Requests/ });

export async function openRequests(window: Page): Promise<void> {
  await press(window, 'false');
}

export async function shutRequests(window: Page): Promise<void> {
  await press(window, 'true');
}

/** Nothing where it stands as it should. `expanded`: as it stands before. */
async function press(window: Page, expanded: 'true' | 'false'): Promise<void> {
  const bar = requestsBar(window);
  if ((await bar.getAttribute('aria-expanded')) === expanded) await bar.click();
}
