import { expect, type Page } from '@playwright/test';
import { ask } from '../e2e/app.ts';
import { Guide } from '../e2e/guide.ts';
import { openRequests, shutRequests } from '../e2e/requests-drawer.ts';
import { play, scenarioOf } from '../e2e/scenarios.ts';
import { type OddAnswer, openOddFront, says } from '../unit/main/checkup/odd-front.ts';
import type { Walk } from './walk.ts';

/** Each is answered in another way that tells nothing. */
const odd: Readonly<Record<string, OddAnswer>> = {
  '/api/IntegrationRequest': says(403, ''),
  '/api/azureadconnection': says(404, ''),
  '/api/IntegrationError': says(500, ''),
  '/api/AreaAzureTenant': says(302, '', { location: '/auth/login' }),
  '/api/IntegratorSchedule': says(200, '<html>Sign in</html>', { 'content-type': 'text/html' }),
  '/api/ScheduleOccurrence': says(200, '{"occurrences":[{"number":7}]}'),
};
/** Not answered while the check-up is looked at. */
const held = ['/api/Webhook', '/api/Automation', '/api/Mailbox', '/api/SalesMailbox'];

/** A check-up in all its states: only looked at, as their parts stand at the stops of other walks. */
export const checkupStates: Walk = {
  name: 'check-up in all its states',
  args: () => [],
  async walk(app, stop) {
    const { window } = app;
    const guide = new Guide(window);
    const { url } = await ask<{ readonly url: string }>(app, 'practice.open', {});
    const front = await openOddFront(new URL(url).origin);
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await guide.openHalo(front.origin);
    const site = await app.site();
    await site.getByRole('button', { name: 'Sign in as Alex Carter' }).click();
    await expect(site.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
    await window.getByRole('button', { name: 'Check-up of this Halo' }).click();
    await guide.getByRole('button', { name: 'Start the check-up' }).click();
    await expect(guide.getByText(/^Nothing is wrong/)).toBeVisible();
    await stop('checkup-fine');

    await causeAll(site, ['mailbox-ended', 'tenant-ending', 'runbook-failed']);
    await guide.getByRole('button', { name: 'Start again' }).click();
    await expect(guide.getByText('New problems:')).toBeVisible();
    const { start, mend } = scenarioOf('mailbox-ended');
    await play(site, [{ do: 'visit', path: start }, ...mend]);
    await causeAll(site, ['no-company']);
    await guide.getByRole('button', { name: 'Start again' }).click();
    await expect(guide.getByText('Problems that are gone:')).toBeVisible();
    await guide.getByText('Since the last check-up').scrollIntoViewIfNeeded();
    await stop('checkup-compared');
    await guide.getByRole('button', { name: 'Save as a page' }).scrollIntoViewIfNeeded();
    await stop('checkup-report-buttons');
    await openRequests(window);
    await window.getByRole('button', { name: 'Show all requests' }).click();
    await window.getByRole('grid').press('End');
    await stop('checkup-requests');

    await shutRequests(window);
    for (const [path, answer] of Object.entries(odd)) front.odd.set(path, answer);
    for (const path of held) front.odd.set(path, 'held');
    await guide.getByRole('button', { name: 'Start again' }).click();
    await expect(guide.getByText('Halo does not show you this.')).toBeVisible();
    await stop('checkup-running');
    await guide.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(guide.getByText('You stopped it.')).toBeVisible();
    await stop('checkup-cancelled');
    await guide.getByText('looks different from what').first().scrollIntoViewIfNeeded();
    await stop('checkup-cannot-tell');

    front.odd.clear();
    front.odd.set('/api/Webhook', says(429, ''));
    await guide.getByRole('button', { name: 'Start again' }).click();
    await guide.getByText('Not all of it was read').first().scrollIntoViewIfNeeded();
    await stop('checkup-too-much');
    await front.close();
  },
};

async function causeAll(site: Page, names: readonly string[]): Promise<void> {
  for (const name of names)
    await site.evaluate(
      (fault) => fetch(`/practice/fault?name=${fault}`, { method: 'POST' }),
      name,
    );
}
