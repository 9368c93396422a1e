import { expect } from '@playwright/test';
import { begin, play, scenarioOf } from '../e2e/scenarios.ts';
import { checkupScreens } from './checkup-screens.ts';
import { chooseMenu, type Walk } from './walk.ts';
import { Guide } from '../e2e/guide.ts';
import { openRequests, shutRequests } from '../e2e/requests-drawer.ts';

/** What stands there with the embedded Halo: from a failure to its fix, and what is kept of it. */
export const haloScreens: Walk = {
  name: 'halo-screens',
  args: () => [],
  async walk(app, stop) {
    const { window } = app;
    const guide = new Guide(window);
    const scenario = scenarioOf('conflict');
    const failAgain = [{ do: 'visit', path: scenario.start } as const, ...scenario.provoke];
    await guide.openPractice();
    const site = await app.site();
    await begin(site, scenario);
    await stop('reproduce');
    await guide.showResults();
    await expect(guide.getByRole('heading', { level: 1, name: /We found no error/ })).toBeVisible();
    await stop('nothing-failed-live');
    await guide.getByRole('button', { name: 'Back', exact: true }).click();
    await play(site, scenario.provoke);
    await expect(site.getByText(scenario.failure.text).first()).toBeVisible();
    await expect(guide.getByText('You clicked “Send”')).toBeVisible();
    await stop('reproduce-failed');
    await guide.sayFailed();
    await expect(guide.found()).toBeVisible();
    await stop('results-live');
    await guide
      .getByRole('heading', { name: 'What you did, and what came of it' })
      .evaluate((heading) => {
        heading.scrollIntoView();
      });
    await stop('what-you-did');
    await openRequests(window);
    await expect(window.getByRole('row').nth(1)).toBeVisible();
    await stop('requests-live');
    await guide.openFix();
    await expect(guide.getByRole('heading', { name: 'What to do' })).toBeVisible();
    await stop('walkthrough');
    await guide.unfold(/likely reasons?$/);
    await guide
      .getByRole('button', { name: /^It was something else than/ })
      .first()
      .click();
    await guide.getByRole('checkbox').first().locator('xpath=ancestor::label').click();
    await guide.getByRole('checkbox').first().scrollIntoViewIfNeeded();
    await stop('walkthrough-begun');
    await guide.getByRole('button', { name: "I can't do this" }).click();
    await guide.getByRole('textbox').last().scrollIntoViewIfNeeded();
    await stop('walkthrough-ask');
    await guide.check();
    await expect(guide.getByText('Not tried yet')).toBeVisible();
    await stop('check-waiting');
    await shutRequests(window);
    await play(site, failAgain);
    await guide.says('The same error again');
    await stop('check-same');
    await play(site, [
      {
        do: 'fill',
        target: { role: 'textbox', name: 'Body' },
        value: '[{ "key_field": "New laptop" }]',
      },
      { do: 'click', target: { role: 'button', name: 'Send' } },
    ]);
    await guide.says('A different error now');
    await stop('check-different');
    await play(site, [
      {
        do: 'fill',
        target: { role: 'textbox', name: 'Body' },
        value: '[{ "inventory_number": "TAB-001", "key_field": "Tablet" }]',
      },
      { do: 'click', target: { role: 'button', name: 'Send' } },
    ]);
    await expect(guide.getByText(/^It worked, but for another record/)).toBeVisible();
    await stop('check-another-record');
    await play(site, [...scenario.mend, ...scenario.repeat]);
    await guide.says('Fixed: it works now');
    await stop('check-works');
    await guide.getByRole('button', { name: 'Back to the steps' }).click();
    await expect(guide.getByText(/^It worked at .* Done\?$/)).toBeVisible();
    await stop('walkthrough-works');
    await guide.getByRole('button', { name: 'Done', exact: true }).click();
    await stop('done');
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await guide.getByRole('button', { name: /^What was recorded in Halo/ }).click();
    await guide.showResults();
    const fixed = guide.getByRole('button', { name: /^Fixed \(\d\)$/ });
    await fixed.click();
    await fixed.scrollIntoViewIfNeeded();
    await stop('results-fixed');

    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await stop('start-with-recent');
    await guide.getByRole('button', { name: /^History of fixes/ }).click();
    await expect(guide.getByRole('heading', { level: 1, name: 'History of fixes' })).toBeVisible();
    await stop('fixes');
    await chooseMenu(app, 'Recordings');
    await expect(guide.getByRole('button', { name: 'Rename' })).toBeVisible();
    await guide.getByRole('button', { name: 'Rename' }).click();
    await stop('recordings');
    await checkupScreens(app, site, stop);
  },
};
