import { expect, test } from './app.ts';
import { Guide } from './guide.ts';

test('a check-up reads the open Halo in its page, finds what is broken, and sees it mended', async ({
  app,
}) => {
  test.slow();
  const { window } = app;
  const guide = new Guide(window);
  await guide.openPractice();
  const site = await app.site();
  await site.getByRole('button', { name: 'Sign in as Alex Carter' }).click();
  await expect(site.getByRole('heading', { level: 1, name: 'Tickets' })).toBeVisible();
  // Caused by the aid of the practice Halo, as its own page presses it.
  await site.evaluate(() => fetch('/practice/fault?name=runbook-failed', { method: 'POST' }));

  await window.getByRole('button', { name: 'Check-up of this Halo' }).click();
  await expect(guide.getByRole('heading', { level: 1, name: 'Check-up' })).toBeVisible();
  await guide.getByText(/^It reads 23 addresses of your Halo/).click();
  await expect(guide.getByText('/api/Automation?count=100')).toBeVisible();
  await guide.getByRole('button', { name: 'Start the check-up' }).click();
  await expect(guide.getByText('Broken: 1. Worth a look: 0.')).toBeVisible();
  const runs = guide.getByRole('listitem').filter({ hasText: 'Runs of runbooks' });
  await expect(runs).toContainText('Broken');
  await expect(runs).toContainText('Order stock');
  await expect(runs).toContainText('Failed result reached. Last step=6');

  // Recorded, and marked as ours: the page has no failure of its own.
  await expect(window.locator('.site-counts .failed')).toHaveCount(0);

  await guide.getByRole('button', { name: 'Open the explanation: Order stock' }).click();
  await expect(
    guide.getByRole('heading', { level: 1, name: /runbook ended in a step that fails/ }),
  ).toBeVisible();
  await site.goto(new URL('/config/integrations/runbooks', site.url()).href);
  await site.getByRole('textbox', { name: 'Ticket number' }).fill('2003');
  await site.getByRole('button', { name: 'Save runbook' }).click();
  await site.getByRole('button', { name: 'Run now' }).click();
  await expect(site.getByText('The last run went well.')).toBeVisible();
  await guide.check();
  await expect(window.getByText('Order stock: nothing is wrong any more.')).toBeVisible();
  await expect(runs).toContainText('Fine');
});
