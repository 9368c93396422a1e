import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { compareScreens } from './compare-screens.ts';
import { holdOpenedFiles, writeHeldHar } from './held-file.ts';
import {
  connectionHar,
  healthyHar,
  laterHar,
  mixedHar,
  nightlyHar,
  otherSiteHar,
  signInHar,
  suspiciousHar,
} from './mixed-har.ts';
import { answerDialogs } from '../e2e/dialogs.ts';
import type { Walk } from './walk.ts';
import { Guide } from '../e2e/guide.ts';
import { openRequests } from '../e2e/requests-drawer.ts';

/** What stands there with a file that somebody sent. */
export const fileScreens: Walk = {
  name: 'file-screens',
  args(folder) {
    writeFileSync(join(folder, 'from-a-customer.har'), mixedHar().slice(0, -40));
    return [join(folder, 'from-a-customer.har')];
  },
  async walk(app, stop, folder) {
    const { window } = app;
    const guide = new Guide(window);
    const open = async (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      await answerDialogs(app, join(folder, name));
    };
    await expect(guide.getByRole('heading', { level: 1, name: /problems found/ })).toBeVisible();
    await stop('results');
    await guide.getByRole('button', { name: /set aside/ }).click();
    await guide.getByRole('button', { name: /set aside/ }).scrollIntoViewIfNeeded();
    await stop('results-set-aside');

    await guide
      .getByRole('button', { name: /^Share/ })
      .first()
      .click();
    const dialog = window.getByRole('dialog');
    await expect(dialog.getByRole('tabpanel')).toBeVisible();
    await stop('share');
    await dialog.getByRole('tab', { name: /^Taken out/ }).click();
    await stop('share-taken-out');
    await window.keyboard.press('Escape');

    await guide
      .getByRole('button', { name: /^Make a cause from this/ })
      .first()
      .click();
    await expect(guide.getByRole('region', { name: 'Requests that this explains' })).toContainText(
      'It explains',
    );
    const fields = await guide.getByRole('textbox').all();
    for (const field of fields)
      expect(
        await field.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight),
      ).toBeLessThanOrEqual(1);
    await stop('draft');
    await guide.getByRole('textbox', { name: 'Title' }).fill('');
    await guide.getByRole('button', { name: 'Save to My causes' }).click();
    await expect(guide.getByText('Please write something here.').first()).toBeVisible();
    await stop('draft-problems');
    await guide.getByRole('button', { name: 'Back', exact: true }).click();

    await guide.getByRole('button', { name: /^Show me how to fix it.*Xero/ }).click();
    await expect(guide.getByRole('heading', { name: 'What to do' })).toBeVisible();
    await stop('walkthrough-of-file');
    await guide.check();
    await expect(guide.getByRole('button', { name: 'Open the new file' })).toBeVisible();
    await stop('check-file');
    await open('after.har', healthyHar());
    await guide.getByRole('button', { name: 'Open the new file' }).click();
    await expect(guide.getByText('Not in this file')).toBeVisible();
    await stop('check-file-not-in-it');
    await open('later.har', laterHar());
    await guide.getByRole('button', { name: 'Open the new file' }).click();
    await expect(guide.getByText('It was taken in, but is it done?')).toBeVisible();
    await stop('check-file-accepted');

    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await open('nightly.har', nightlyHar(true));
    await guide.getByRole('button', { name: 'Open a file' }).click();
    await guide.openFix();
    await guide.check();
    await open('next-night.har', nightlyHar(false));
    await guide.getByRole('button', { name: 'Open the new file' }).click();
    await expect(guide.getByText('The failed row is not in the list any more')).toBeVisible();
    await stop('check-file-row-gone');
    await guide.getByRole('button', { name: 'It works all the same' }).click();

    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await open('connection.har', connectionHar(true));
    await guide.getByRole('button', { name: 'Open a file' }).click();
    await guide.openFix();
    await guide.check();
    await open('next-day.har', connectionHar(false));
    await guide.getByRole('button', { name: 'Open the new file' }).click();
    await expect(guide.getByText('The error is not shown any more')).toBeVisible();
    await stop('check-file-error-cleared');

    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await open('healthy.har', healthyHar());
    await guide.getByRole('button', { name: 'Open a file' }).click();
    await expect(guide.getByRole('heading', { level: 1, name: /We found no error/ })).toBeVisible();
    await stop('nothing-failed');
    await compareScreens(app, stop, open);

    for (const [name, content, heading] of [
      ['suspicious', suspiciousHar(), 'Something looks wrong, though no request failed'],
      ['before-sign-in', signInHar(), 'We saw no work in Halo yet'],
      ['no-halo', otherSiteHar(), 'No Halo was recognised'],
    ] as const) {
      await window.getByRole('button', { name: 'Start page', exact: true }).click();
      await open(`${name}.har`, content);
      await guide.getByRole('button', { name: 'Open a file' }).click();
      await expect(guide.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await stop(`nothing-${name}`);
      if (name !== 'suspicious') continue;
      await openRequests(window);
      await expect(window.getByText('The answer ends in the middle')).toBeVisible();
      await stop('requests-suspicious');
    }
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await guide.explain('Unab1e to sav dala');
    await expect(guide.getByRole('heading', { name: 'We do not know this text' })).toBeVisible();
    await stop('nothing-text');

    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await expect(guide.getByRole('heading', { name: 'We do not know this text' })).toBeHidden();
    await expect(guide.entry).toHaveValue('');
    await open('healthy.har', healthyHar());
    await guide.getByRole('button', { name: 'Open a file' }).click();
    await expect(guide.getByRole('heading', { level: 1, name: /We found no error/ })).toBeVisible();
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await expect(guide.getByRole('button', { name: /^healthy\.har 13 requests/ })).toBeVisible();
    await stop('start-with-file');
    await open('page.har', '<!doctype html><title>Sign in</title>');
    await guide.getByRole('button', { name: 'Open a file' }).click();
    await expect(
      window.getByRole('region', { name: 'Notices' }).getByText(/web page/i),
    ).toBeVisible();
    await stop('file-refused');

    const held = join(folder, 'a-long-recording.har');
    writeHeldHar(held);
    await answerDialogs(app, held);
    await holdOpenedFiles(app, held);
    await guide.getByRole('button', { name: 'Open a file' }).first().click();
    await expect(guide.getByText(/ so far, /)).toBeVisible();
    await stop('reading');
    await guide.getByRole('button', { name: 'Cancel' }).click();
  },
};
