import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { answerDialogs } from '../e2e/dialogs.ts';
import { dropFiles, heldFiles } from '../e2e/drop-files.ts';
import { chooseMenu, type Walk } from './walk.ts';
import { Guide } from '../e2e/guide.ts';
import { openRequests, shutRequests } from '../e2e/requests-drawer.ts';

const examplePack = join(import.meta.dirname, '../fixtures/packs/example.json');

/** What stands there without a Halo and without a file. */
export const programScreens: Walk = {
  name: 'program-screens',
  args: () => [],
  async walk(app, stop, folder) {
    const { window } = app;
    const guide = new Guide(window);
    const heading = (name: string) => guide.getByRole('heading', { level: 1, name });
    await expect(heading('What went wrong?')).toBeVisible();
    await stop('start');
    await window.getByRole('button', { name: 'Open my Halo' }).click();
    await expect(
      window.getByText('Please type the address that you use', { exact: false }).first(),
    ).toBeVisible();
    await stop('start-wrong-address');
    await guide.getByRole('button', { name: 'Use my own browser' }).click();
    await expect(heading('Use your own browser')).toBeVisible();
    await expect(guide.getByText('Looking for your browsers …')).toBeHidden();
    await stop('own-browser');
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await openRequests(window);
    await expect(window.getByRole('heading', { name: 'No requests yet' })).toBeVisible();
    await stop('requests-none');
    await shutRequests(window);
    await chooseMenu(app, 'Recordings');
    await expect(heading('Recordings')).toBeVisible();
    await stop('recordings-none');
    await window.getByRole('button', { name: 'Start page', exact: true }).click();

    await guide.openHalo('http://127.0.0.1:49999');
    await expect(window.getByRole('heading', { name: 'This address did not open' })).toBeVisible();
    await stop('halo-unopened');
    await window.getByRole('button', { name: 'Start page', exact: true }).click();
    await guide.entry.fill('Nothing of note');
    await stop('start-message');
    await guide.explain('Nothing of note');
    await expect(guide.getByRole('heading', { name: 'We do not know this text' })).toBeVisible();
    await stop('nothing-in-text');
    await guide.explain('10:03 Failed to create/update user (Kim Lee). Error = 403 Forbidden');
    await expect(heading('1 problem found')).toBeVisible();
    await stop('results-of-text');

    await window.getByRole('button', { name: 'Rule packs' }).click();
    await expect(heading('Rule packs')).toBeVisible();
    await stop('packs-none');
    const broken = join(folder, 'broken.json');
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      broken,
      readFileSync(examplePack, 'utf8').replace('"who": "you" }', '"who": "me" }'),
    );
    await answerDialogs(app, broken);
    await guide.getByRole('button', { name: 'Add a file' }).click();
    await expect(guide.getByRole('alert')).toBeVisible();
    await stop('packs-refused');
    await answerDialogs(app, examplePack);
    await guide.getByRole('button', { name: 'Add a file' }).click();
    await expect(guide.getByRole('article')).toBeVisible();
    await stop('packs');

    await window.getByRole('button', { name: 'Settings' }).click();
    await expect(heading('Settings')).toBeVisible();
    // One that never opened is not kept.
    await expect(guide.getByRole('button', { name: 'My Halo No address yet' })).toBeVisible();
    await stop('settings');
    const section = (title: string) =>
      guide
        .getByRole('button', { name: new RegExp(`^${title}`) })
        .first()
        .click();
    await guide.getByRole('textbox', { name: 'Another address' }).fill('acme.halopsa.com');
    await guide.getByRole('textbox', { name: 'Another address' }).press('Enter');
    await guide.getByRole('textbox', { name: 'Another address' }).fill('no address');
    await guide.getByRole('textbox', { name: 'Another address' }).press('Enter');
    await expect(guide.getByText(/An address has no spaces/)).toBeVisible();
    await stop('settings-addresses');
    await section('What is taken out');
    await guide.getByRole('textbox', { name: 'Another word or name' }).fill('Contoso');
    await guide.getByRole('textbox', { name: 'Another word or name' }).press('Enter');
    await expect(guide.getByRole('button', { name: 'Remove: Contoso' })).toBeVisible();
    await stop('settings-redaction');
    await section('How it looks');
    await guide.getByText('High contrast', { exact: true }).click();
    await guide.getByText('Compact', { exact: true }).click();
    await expect(
      guide.getByRole('button', { name: /^How it looks High contrast · Compact/ }),
    ).toBeVisible();
    await stop('settings-own-contrast');
    await guide.getByRole('button', { name: 'Back to the defaults: How it looks' }).click();
    await expect(
      guide.getByRole('button', { name: /^How it looks Like the computer/ }),
    ).toBeVisible();
    await section('What is recorded');
    await stop('settings-recording');
    await section('What is kept');
    await guide.getByRole('button', { name: 'Delete all recordings' }).click();
    await expect(guide.getByRole('button', { name: 'Keep them' })).toBeVisible();
    await stop('settings-storage');
    await section('Newer versions');
    await stop('settings-updates');
    await window.getByRole('button', { name: 'Help' }).first().click();
    await expect(heading('Help')).toBeVisible();
    await stop('help');
    await guide.getByRole('searchbox').fill('xylophone');
    await expect(guide.getByText('No page fits that', { exact: false })).toBeVisible();
    await stop('help-nothing');
    await guide.getByRole('searchbox').fill('secrets');
    await guide.getByRole('button', { name: /^Share a problem safely/ }).click();
    await expect(guide.getByRole('heading', { name: 'Share a problem safely' })).toBeVisible();
    await stop('help-page');
    await window.evaluate(() => {
      setTimeout(() => {
        JSON.parse('no JSON');
      });
    });
    await window.getByRole('button', { name: 'Show it' }).click();
    await expect(guide.getByRole('region', { name: 'Faults of this program' })).toBeVisible();
    await guide.getByRole('button', { name: 'Show the licences' }).click();
    await expect(guide.getByRole('region', { name: 'Licences' })).toBeVisible();
    await stop('about');
    await window.dispatchEvent('body', 'dragenter', {
      dataTransfer: await heldFiles(window, { 'dropped.har': '{}' }),
    });
    await expect(window.getByText('Drop the file to read it')).toBeVisible();
    await stop('drop');
    for (const [name, files] of [
      ['drop-several', ['works-for-anna.har', 'fails-for-ben.har']],
      ['drop-many', ['monday.har', 'tuesday.har', `${'a-very-long-name-'.repeat(8)}.har`]],
    ] as const) {
      await dropFiles(window, Object.fromEntries(files.map((file) => [file, '{}'])));
      await expect(window.getByRole('alertdialog')).toBeVisible();
      await stop(name);
      await window.keyboard.press('Escape');
      await expect(window.getByRole('alertdialog')).toBeHidden();
    }
  },
};
