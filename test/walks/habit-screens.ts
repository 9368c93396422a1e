import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { sampleHar, xeroLimit } from '../e2e/sample-har.ts';
import { commandKey, type Walk } from './walk.ts';
import { Guide } from '../e2e/guide.ts';

/**
 * What comes over the window or beside Halo for a moment, and the start page of somebody who was
 * here before.
 */
export const habitScreens: Walk = {
  name: 'habit-screens',
  args: (folder) => {
    const har = join(folder, 'from-a-customer.har');
    writeFileSync(har, sampleHar(xeroLimit));
    return [har];
  },
  async walk(app, stop) {
    const { window } = app;
    const command = await commandKey(window);
    const palette = window.getByRole('dialog', { name: 'All commands and places' });
    await expect(new Guide(window).found(1)).toBeVisible();
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await expect(window.getByRole('region', { name: 'Recent files' })).toBeVisible();
    await stop('start-with-recent-file');
    await window.keyboard.press(`${command}+k`);
    await expect(palette.getByRole('menuitem').first()).toBeVisible();
    await stop('palette');
    await palette.getByRole('searchbox').fill('xero');
    await expect(
      palette.getByRole('menuitem', { name: '429: too many invoices at once' }),
    ).toBeVisible();
    await stop('palette-found');
    await palette.getByRole('searchbox').fill('xylophone');
    await expect(palette.getByText('Nothing fits', { exact: false })).toBeVisible();
    await stop('palette-none');
    await window.keyboard.press('Escape');
    await window.keyboard.press('Escape');
    await expect(palette).toHaveCount(0);
    await window.keyboard.press(`${command}+/`);
    await expect(window.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
    await stop('shortcuts');
    await window.getByRole('button', { name: 'Start page', exact: true }).click();

    await new Guide(window).openPractice();
    const site = await app.site();
    await expect(site.getByRole('button', { name: 'Sign in as Alex Carter' })).toBeVisible();
    await window.getByRole('button', { name: /^Go into Halo/ }).focus();
    await stop('go-into-halo');
    await window.keyboard.press(`${command}+f`);
    await window.getByRole('textbox', { name: 'Words to find' }).fill('Alex');
    await expect(window.getByRole('status').filter({ hasText: /^\d+ of \d+$/ })).toBeVisible();
    await stop('find-in-halo');
    await window.getByRole('textbox', { name: 'Words to find' }).fill('nothing like this');
    await expect(window.getByText('Not found')).toBeVisible();
    await stop('find-nothing');
    await window.getByRole('button', { name: 'Close the search' }).click();
    await window.getByRole('button', { name: 'Clear the recording' }).click();
    await expect(window.getByRole('alertdialog')).toBeVisible();
    await stop('clear-question');
  },
};
