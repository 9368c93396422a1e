import { expect, openApp, test } from './app.ts';
import { openDesktop } from './desktop.ts';
import { scenarioOf } from './scenarios.ts';
import { Guide } from './guide.ts';

test.describe('under a window manager', () => {
  test.skip(process.platform !== 'linux', 'needs a display of X11 and Debian’s Openbox');

  test(
    'Xero and the charge rate go from the start page to Fixed by real keys, F6 into Halo and back',
    { tag: '@long' },
    async () => {
      test.slow();
      const desktop = await openDesktop();
      const app = await openApp({ args: [], recordHar: null, env: desktop.env });
      const hands = desktop.hands(app);
      const { window } = app;
      const guide = new Guide(window);
      const ours = (name: string | RegExp) => guide.getByRole('button', { name }).first();
      // After a rate limit it says in how many seconds, and does nothing until then.
      const repeat = /^Repeat it for me$/;
      try {
        const xero = scenarioOf('integration-rate-limit');
        await hands.press(ours('Open the practice Halo'));
        await hands.press(ours(`Take me there: ${xero.title}`));
        const site = await app.site();
        const theirs = (
          role: 'button' | 'checkbox' | 'combobox' | 'link' | 'textbox',
          name: string,
        ) => site.getByRole(role, { name, exact: true });
        await expect(site.getByText('96 of 96 invoices')).toBeVisible();
        await hands.press(theirs('checkbox', 'Select all on this page'), 'Space');
        await hands.press(theirs('button', 'Sync to Xero'));
        await expect(site.getByText(xero.failure.text).first()).toBeVisible();
        await hands.press(ours(/^Xero accepts no more requests/));
        await hands.press(ours(/^Show me how to fix it/));
        await hands.press(theirs('button', 'OK'));
        await hands.press(theirs('button', 'Let a minute pass'));
        await expect(site.getByText('A minute has passed.')).toBeVisible();
        await hands.press(ours('Do it again to check'));
        await hands.choose(theirs('combobox', 'Rows per page'), '25');
        await expect(site.getByText('25 of 36 invoices')).toBeVisible();
        await hands.press(ours(repeat));
        await expect(guide.getByText('25 of 36 went through. 11 are left.')).toBeVisible();
        await expect(site.getByText('11 of 11 invoices')).toBeVisible();
        await hands.press(theirs('button', 'Let a minute pass'));
        await hands.press(ours(repeat));
        await expect(guide.getByText('Fixed: it works now')).toBeVisible();

        const rate = scenarioOf('charge-rate-access');
        await hands.press(window.getByRole('button', { name: 'Start page', exact: true }));
        await hands.press(ours('Open the practice Halo'));
        await hands.press(ours(`Take me there: ${rate.title}`));
        await hands.press(theirs('button', 'Log emergency call-out'));
        await hands.tabTo(theirs('textbox', 'Note'));
        hands.write('fan replaced.');
        await hands.press(theirs('button', 'Save action'));
        await expect(site.getByText(rate.failure.text).first()).toBeVisible();
        await hands.press(ours(/is not allowed to use the charge rate/));
        await hands.press(ours(/^Show me how to fix it/));
        await hands.press(theirs('button', 'OK'));
        await hands.press(theirs('button', 'Cancel'));
        await hands.choose(theirs('combobox', 'Signed in as'), 'Alex Carter');
        await expect(site.getByText('Alex Carter is signed in now.')).toBeVisible();
        await hands.press(ours(/more steps, in order/));
        await hands.press(ours(/^Take me there: Give the agent access/));
        await hands.press(theirs('link', 'Sam Rivera'));
        await hands.press(theirs('checkbox', 'Emergency call-out'), 'Space');
        await hands.press(theirs('button', 'Save agent'));
        await expect(site.getByText('Sam Rivera was saved.')).toBeVisible();
        await hands.choose(theirs('combobox', 'Signed in as'), 'Sam Rivera');
        await expect(site.getByText('Sam Rivera is signed in now.')).toBeVisible();
        await hands.press(ours(/^I made the change/));
        await hands.press(ours(repeat));
        await expect(guide.getByText('Fixed: it works now')).toBeVisible();

        // Who was chosen by keys alone was chosen by the user, not by whatever was pressed before.
        await hands.press(window.getByRole('button', { name: 'Start page', exact: true }));
        await hands.press(ours('Open the practice Halo'));
        await expect(guide.getByText('You clicked “Signed in as”').first()).toBeVisible();
      } finally {
        await app.close();
        desktop.close();
      }
    },
  );
});
