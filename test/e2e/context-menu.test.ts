import { type App, expect, test } from './app.ts';
import { Guide } from './guide.ts';
import { openTruth } from './capture-page.ts';
import { press } from './keys.ts';
import { openTruthSite } from './truth-site.ts';
import { openRequests } from './requests-drawer.ts';

/**
 * Words of the last menu that was to be shown; a native menu cannot be read or pressed in a test.
 */
const shown = (app: App) =>
  app.electron.evaluate(
    () => (Reflect.get(globalThis, 'menuShown') as readonly string[] | undefined) ?? [],
  );

test('a right click offers copy, paste and select all in our window, and reload as well in Halo', async ({
  app,
}) => {
  const site = await openTruthSite();
  site.page('/home', '<p>Ticket 1042 is late</p><label>Note <input value="words"></label>');
  await app.electron.evaluate(async ({ Menu, clipboard }) => {
    await clipboard.writeText('something to paste');
    const build = Menu.buildFromTemplate.bind(Menu);
    Menu.buildFromTemplate = (items) => {
      const menu = build(items);
      menu.popup = () => {
        Reflect.set(
          globalThis,
          'menuShown',
          menu.items
            .filter(({ type, enabled }) => type !== 'separator' && enabled)
            .map(({ label }) => label),
        );
        Reflect.set(globalThis, 'menuItems', menu.items);
      };
      return menu;
    };
  });
  const address = new Guide(app.window).entry;
  await address.fill('acme');
  await address.selectText();
  await address.click({ button: 'right' });
  await expect.poll(() => shown(app)).toEqual(['Cut', 'Copy', 'Paste', 'Select all']);

  await openTruth(app, site, '/home');
  const page = await app.site();
  await page.getByText('Ticket 1042').selectText();
  await page.getByText('Ticket 1042').click({ button: 'right' });
  await expect.poll(() => shown(app)).toEqual(['Copy', 'Select all', 'Reload']);
  await page.getByRole('textbox').click({ button: 'right' });
  await expect.poll(() => shown(app)).toContain('Paste');
  await app.electron.evaluate(() => {
    (Reflect.get(globalThis, 'menuItems') as readonly Electron.MenuItem[])
      .find(({ label }) => label === 'Reload')
      ?.click();
  });
  await expect.poll(() => site.met.filter(({ url }) => url.endsWith('/home')).length).toBe(2);
  await site.close();
});

test('a right click on a request offers at that place what can be copied, and Shift+F10 the same', async ({
  shared: app,
}) => {
  const { window } = app;
  const site = await openTruthSite();
  site.page('/home', '<h1>Halo</h1>');
  await openTruth(app, site, '/home');
  await expect(window.getByRole('heading', { name: 'Do again what failed' })).toBeVisible();
  await openRequests(window);
  await window.getByRole('checkbox', { name: 'Problems only' }).click();
  const row = window
    .getByRole('grid', { name: 'Requests' })
    .getByRole('row')
    .filter({ hasText: 'home' });
  await row.click({ button: 'right', position: { x: 30, y: 10 } });
  const menu = window.getByRole('menu', { name: 'Copy' });
  await expect(menu.getByRole('menuitem', { name: 'Copy the address' })).toBeVisible();
  const [at, place] = [await row.boundingBox(), await menu.boundingBox()];
  expect(Math.abs((place?.x ?? 0) - (at?.x ?? 0) - 30)).toBeLessThan(30);
  await menu.getByRole('menuitem', { name: 'Copy the address' }).click();
  await expect(window.getByText('Copied. Secrets were taken out.')).toBeVisible();
  expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toBe(
    `${site.here}/home`,
  );

  // Keys go where the focus of the system is, which Halo and the windows of other tests take as they
  // open: a person would look, and press again.
  await expect(async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((one) => one.webContents.getURL().startsWith('app://'))
        ?.webContents.focus();
    });
    await window.getByRole('grid', { name: 'Requests' }).focus();
    await press(app, 'Shift+F10');
    await expect(menu.getByRole('menuitem', { name: 'Copy the address' })).toBeVisible({
      timeout: 2_000,
    });
  }).toPass();
  await window.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await site.close();
});
