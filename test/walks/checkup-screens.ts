import { expect, type Page } from '@playwright/test';
import type { App } from '../e2e/app.ts';
import { Guide } from '../e2e/guide.ts';
import { play, scenarioOf } from '../e2e/scenarios.ts';
import { chooseMenu, type Stop } from './walk.ts';

/** Faults with different states, causes and words, and one that a person has to look for. */
const faults = ['mailbox-ended', 'tenant-ending', 'runbook-failed', 'webhook-failing'];

/**
 * The check-up of an open practice Halo, and what another system said of a failure. `site`: its page,
 * where an administrator is signed in.
 */
export async function checkupScreens(app: App, site: Page, stop: Stop): Promise<void> {
  const { window } = app;
  const guide = new Guide(window);
  for (const name of faults)
    await site.evaluate(
      (fault) => fetch(`/practice/fault?name=${fault}`, { method: 'POST' }),
      name,
    );
  await chooseMenu(app, 'Show Halo');
  await window.getByRole('button', { name: 'Check-up of this Halo' }).click();
  await guide.getByText(/^It reads \d+ addresses of your Halo/).click();
  await stop('checkup-plan');
  await guide.getByText(/^It reads \d+ addresses of your Halo/).click();
  await guide.getByRole('button', { name: 'Start the check-up' }).click();
  await expect(guide.getByText(/^(Nothing is wrong|Broken: \d|Worth a look: \d)/)).toBeVisible();
  await stop('checkup-found');

  const scenario = scenarioOf('integration-credentials');
  await play(site, [{ do: 'visit', path: scenario.start }, ...scenario.provoke]);
  await expect(site.getByText(scenario.failure.text)).toBeVisible();
  await window.getByRole('button', { name: 'Start page', exact: true }).click();
  await guide.getByRole('button', { name: /^What was recorded in Halo/ }).click();
  await guide.showResults();
  await guide.getByRole('button', { name: /^Show me how to fix it.*Addigy/ }).click();
  await guide.getByRole('button', { name: 'What did Addigy say?' }).click();
  await expect(guide.getByText(/^Halo’s own log of this call says/)).toBeVisible();
  await stop('other-system');
}
