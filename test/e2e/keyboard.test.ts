import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { type App, expect, openApp, test } from './app.ts';
import { activate, goTo, press } from './keys.ts';
import { scenarioOf } from './scenarios.ts';
import { Guide } from './guide.ts';
import { scratchFolder } from './scratch-folder.ts';
import { requestsBar } from './requests-drawer.ts';

const folder = scratchFolder('halo-keyboard');

/** Plays buttons of the practice Halo by the keyboard: F6 into the page, Tab to each, Enter. */
async function playByKeyboard(app: App, actions: readonly ScenarioAction[]): Promise<void> {
  const site = await app.site();
  await goTo(app, site);
  for (const action of actions) {
    if (action.do === 'see') await expect(site.getByText(action.text).first()).toBeVisible();
    else if (action.do === 'click' && 'role' in action.target)
      await activate(
        app,
        site.getByRole(action.target.role as 'button', { name: action.target.name, exact: true }),
      );
    else throw new Error(`this journey has no ${action.do}`);
  }
}

test('the whole job is done by the keyboard alone: failed, explained, mended, checked, and saved for support', async () => {
  const scenario = scenarioOf('integration-credentials');
  const app = await openApp({ args: [], recordHar: null });
  const { window } = app;
  const guide = new Guide(window);
  const report = join(folder, 'support.html');
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, report);

  await expect(guide.getByRole('heading', { level: 1, name: 'What went wrong?' })).toBeFocused();
  await activate(app, guide.getByRole('button', { name: 'Open the practice Halo' }));
  await expect(guide.getByRole('heading', { level: 1, name: 'Make something fail' })).toBeFocused();
  const site = await app.site();
  await goTo(app, site);
  await activate(app, site.getByRole('button', { name: `Sign in as ${scenario.agent ?? ''}` }));
  await expect(site.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();

  await goTo(app, window);
  await activate(app, guide.getByRole('button', { name: scenario.title, exact: true }));
  await activate(app, guide.getByRole('button', { name: `Take me there: ${scenario.title}` }));
  await playByKeyboard(app, scenario.provoke);
  await expect(site.getByText(scenario.failure.text).first()).toBeVisible();

  await press(app, 'Control+D');
  await expect(guide.getByRole('heading', { level: 1, name: /problems? found/ })).toBeFocused();
  await activate(app, guide.getByRole('button', { name: /^Show me how to fix it/ }).first());
  await expect(
    guide.getByRole('heading', { level: 1, name: /Addigy refused the sign-in/ }),
  ).toBeFocused();
  // Halo stays beside the steps, where they are done.
  await expect(requestsBar(window)).toHaveAttribute('aria-expanded', 'false');
  await playByKeyboard(app, scenario.mend);

  await goTo(app, window);
  await activate(app, guide.getByRole('button', { name: 'Do it again to check' }));
  await expect(guide.getByText('Not tried yet')).toBeVisible();
  await playByKeyboard(app, scenario.repeat);
  await expect(guide.getByText('It works now')).toBeVisible();

  await press(app, 'Control+Shift+S');
  const sharing = window.getByRole('dialog', { name: 'Share this problem safely' });
  await expect(sharing.getByRole('button', { name: /^Save/ })).toBeEnabled();
  await activate(app, sharing.getByRole('button', { name: /^Save/ }));
  await expect(sharing).toHaveCount(0);
  await expect.poll(() => existsSync(report)).toBe(true);
  expect(readFileSync(report, 'utf8')).toContain('Addigy');
  await app.close();
});
