import type { ScenarioAction } from '../../shared/learn/scenario.ts';
import { type App, ask, expect, test } from './app.ts';
import { Guide } from './guide.ts';
import { scenarioOf } from './scenarios.ts';

/** Plays in the user's own browser, over the connection that records it: nobody else has one. */
function playThere(
  app: App,
  agent: string | null | undefined,
  actions: readonly ScenarioAction[],
): Promise<'done' | 'stopped'> {
  return ask(app, 'practice.show', { ...(agent === undefined ? {} : { agent }), actions });
}

test.describe('in a browser of the user’s', () => {
  test.skip(process.platform !== 'linux', 'needs Debian’s Chromium');

  test('the practice Halo fails, is explained, mended and seen to be fixed, and one press ends it', async ({
    app,
  }) => {
    const { window } = app;
    const guide = new Guide(window);
    const scenario = scenarioOf('charge-rate-access');
    await guide.getByRole('button', { name: 'Use my own browser' }).click();
    await expect(guide.getByRole('radio', { name: 'Chromium' })).toBeChecked();
    await guide.getByRole('button', { name: 'Try it with the practice Halo' }).click();
    const bar = window.getByRole('region', { name: 'Your own browser' });
    await expect(bar.getByText('Your Halo is recorded here.')).toBeVisible();
    await playThere(app, scenario.agent, [
      { do: 'visit', path: scenario.start },
      ...scenario.provoke,
    ]);
    await guide.showResults();
    await guide.openFix();
    await guide.getByRole('button', { name: 'Do it again to check' }).click();
    await playThere(app, undefined, [...scenario.mend, ...scenario.repeat]);
    await expect(guide.getByText('Fixed: it works now')).toBeVisible();
    await bar.getByRole('button', { name: 'End' }).click();
    await expect(window.getByRole('alertdialog', { name: 'Delete this sign-in?' })).toBeVisible();
    await window.getByRole('button', { name: 'Delete the sign-in' }).click();
    await expect(bar).toBeHidden();
    await expect(
      window.getByText('The sign-ins in this program’s browser profiles were deleted.'),
    ).toBeVisible();
  });
});
