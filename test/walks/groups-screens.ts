import { expect } from '@playwright/test';
import { begin, play, scenarioOf } from '../e2e/scenarios.ts';
import type { Walk } from './walk.ts';
import { Guide } from '../e2e/guide.ts';
import { openRequests, shutRequests } from '../e2e/requests-drawer.ts';

/**
 * A limit of Xero's, whose failed invoices are sent again in groups: the README's pictures come
 * from here.
 */
export const groupsScreens: Walk = {
  name: 'groups-screens',
  args: () => [],
  async walk(app, stop) {
    const { window } = app;
    const guide = new Guide(window);
    const scenario = scenarioOf('integration-rate-limit');
    await guide.openPractice();
    const site = await app.site();
    await begin(site, scenario);
    await play(site, scenario.provoke);
    await expect(site.getByText(scenario.failure.text).first()).toBeVisible();
    await guide.showResults();
    await stop('xero-results');
    await guide.openFix();
    await openRequests(window);
    await guide
      .getByRole('button', { name: /^See the request/ })
      .first()
      .click();
    await window.getByRole('tab', { name: 'Preview', exact: true }).click();
    await stop('xero-walkthrough');
    await shutRequests(window);
    await guide.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
    await stop('xero-groups');
    await play(site, scenario.mend);
    await guide.check();
    await play(site, scenario.repeat);
    await expect(guide.getByText('25 of 36 went through. 11 are left.')).toBeVisible();
    await stop('xero-partly');
    await play(site, [{ do: 'see', text: '11 of 11 invoices' }, ...scenario.repeat]);
    await guide.says('Fixed: it works now');
    await stop('xero-fixed');
  },
};
