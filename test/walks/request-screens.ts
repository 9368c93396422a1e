import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { mixedHar } from './mixed-har.ts';
import type { Walk } from './walk.ts';
import { Guide } from '../e2e/guide.ts';
import { openRequests } from '../e2e/requests-drawer.ts';

/** The table of requests and the details of one. */
export const requestScreens: Walk = {
  name: 'request-screens',
  args(folder) {
    writeFileSync(join(folder, 'from-a-customer.har'), mixedHar());
    return [join(folder, 'from-a-customer.har')];
  },
  async walk(app, stop) {
    const { window } = app;
    const guide = new Guide(window);
    await expect(guide.getByRole('heading', { level: 1, name: /problems found/ })).toBeVisible();
    await stop('file-summary');
    await openRequests(window);
    const row = (text: string) => window.getByRole('row').filter({ hasText: text }).first();
    await window.getByRole('button', { name: 'Columns' }).click();
    await stop('requests-columns-menu');
    await window.keyboard.press('Escape');
    await window.getByRole('combobox', { name: 'Filter requests' }).click();
    await window.keyboard.type('stat');
    await expect(window.getByRole('option').first()).toBeVisible();
    await stop('requests-filter-offers');
    await window.keyboard.press('Escape');
    await window.getByRole('combobox', { name: 'Filter requests' }).fill('statuscode:4xx');
    await expect(window.getByText('There is no filter called', { exact: false })).toBeVisible();
    await stop('requests-filter-mistake');
    await window.getByRole('combobox', { name: 'Filter requests' }).fill('nothing-like-it');
    await expect(window.getByText('No request fits the filter.')).toBeVisible();
    await stop('requests-filter-empty');
    await window.getByRole('combobox', { name: 'Filter requests' }).fill('');
    await window
      .getByRole('switch', { name: 'Problems only' })
      .or(window.getByRole('button', { name: 'Problems only' }))
      .or(window.getByRole('checkbox', { name: 'Problems only' }))
      .first()
      .click();
    await stop('requests-all-or-problems');

    await window.getByRole('button', { name: 'Make the requests larger' }).click();
    await row('Actions').click();
    for (const tab of ['Headers', 'Preview', 'Payload', 'Response', 'Timing', 'Cookies'] as const) {
      await window.getByRole('tab', { name: tab, exact: true }).click();
      await expect(window.getByRole('tabpanel', { name: tab })).toBeVisible();
      await stop(`details-${tab.toLowerCase()}`);
    }
    await window.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(window.getByRole('menu')).toBeVisible();
    await stop('details-copy-menu');
    await window.keyboard.press('Escape');
    // In a small window the first row is above those that are shown.
    await row('Actions').hover();
    await window.mouse.wheel(0, -10_000);
    await row('signalr').click();
    await window.getByRole('tab', { name: 'Messages', exact: true }).click();
    await stop('details-messages');
  },
};
