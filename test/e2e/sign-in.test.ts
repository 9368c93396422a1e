import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, expect, openApp, test } from './app.ts';
import { agreeToQuestions } from './dialogs.ts';
import {
  clientCertificate,
  openGuarded,
  openProxy,
  openTls,
  trustTestServer,
} from './guarded-site.ts';
import { removeFolder } from '../remove-folder.ts';
import { Guide } from './guide.ts';
import { chooseInMenu } from './menu.ts';

async function openSite(app: App, address: string): Promise<void> {
  await new Guide(app.window).openHalo(address);
}

async function signIn(app: App, password: string): Promise<void> {
  const dialog = app.window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('kim');
  await dialog.getByRole('textbox', { name: 'Password' }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
}

/**
 * Listens whether the native view shows: it would paint over a dialog. Older Electrons cannot be
 * asked.
 */
const watchView = (app: App) =>
  app.electron.evaluate(({ View }) => {
    const { setVisible } = View.prototype;
    View.prototype.setVisible = function watched(isShown) {
      Reflect.set(globalThis, 'isHaloShown', isShown);
      setVisible.call(this, isShown);
    };
  });
const isViewShown = (app: App) =>
  app.electron.evaluate(() => Reflect.get(globalThis, 'isHaloShown') as unknown);

test('a server that asks for a name and password gets them from a dialog of ours, and a foreign part of the page gets nothing', async ({
  app,
}) => {
  const foreign = await openGuarded(() => '');
  const own = await openGuarded(
    () => `<iframe src="http://localhost:${foreign.port}/frame"></iframe>`,
  );
  await watchView(app);
  await openSite(app, `http://127.0.0.1:${own.port}/home`);
  const dialog = app.window.getByRole('dialog', { name: `127.0.0.1:${own.port} asks who you are` });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByText(/It says: “Staff § long/)).toBeVisible();
  await expect.poll(() => isViewShown(app)).toBe(false);
  await signIn(app, 'wrong');
  await expect(dialog.getByText('The name or the password was not right.')).toBeVisible();
  await signIn(app, 'open sesame');
  await expect((await app.site()).getByRole('heading', { name: 'Welcome, Kim' })).toBeVisible();
  await expect.poll(() => isViewShown(app)).toBe(true);
  // The frame of another server asked as well: no dialog, and a line that says so.
  await expect(
    app.window
      .getByRole('region', { name: 'About this page' })
      .getByText(`localhost:${foreign.port} asked for a name and password from inside this page.`),
  ).toBeVisible();
  await expect(dialog).toBeHidden();

  // Wiping forgets the password as well, and cancelling leaves the server's own answer on the page.
  await chooseInMenu(app, 'Sign out of every Halo…');
  await expect(app.window.getByRole('alertdialog')).toContainText(
    'This signs you out of every Halo',
  );
  await app.window.getByRole('button', { name: 'Sign out of every Halo' }).click();
  await expect(dialog).toBeVisible();
  await app.window.keyboard.press('Escape');
  await expect(
    (await app.site()).getByRole('heading', { name: 'Nobody is let in without a name' }),
  ).toBeVisible();
  await own.close();
  await foreign.close();
});

test(
  'through the proxy of the system with its own sign-in, and with a certificate that the user chooses',
  { tag: '@long' },
  async () => {
    // Only Linux lets a program put a certificate into the user's store without a question.
    test.skip(process.platform !== 'linux', 'puts a certificate into the store of Linux');
    const home = mkdtempSync(join(tmpdir(), 'halo-home-'));
    const site = await openTls();
    const proxy = await openProxy(site.port);
    const env = {
      HOME: home,
      XDG_CURRENT_DESKTOP: '',
      https_proxy: `http://127.0.0.1:${proxy.port}`,
      no_proxy: '',
    };
    const app = await openApp({ args: [trustTestServer], recordHar: null, env });
    expect(
      await app.electron.evaluate(
        ({ app: program }, options) =>
          new Promise((done) => {
            program.importCertificate(options, done);
          }),
        clientCertificate,
      ),
    ).toBe(0);
    await watchView(app);
    const asked = await agreeToQuestions(app);
    await openSite(app, 'https://acme.halopsa.test/');
    await expect(
      app.window.getByRole('dialog', {
        name: `The proxy 127.0.0.1:${proxy.port} asks who you are`,
      }),
    ).toBeVisible();
    await signIn(app, 'open sesame');
    const choice = app.window.getByRole('dialog', {
      name: 'acme.halopsa.test asks for a certificate',
    });
    await expect(choice.getByRole('radio', { name: /Kim Lee/ })).toBeChecked();
    await expect.poll(() => isViewShown(app)).toBe(false);
    await choice.getByRole('button', { name: 'Show this one' }).click();
    await expect((await app.site()).getByRole('heading', { name: 'Hello, Kim Lee' })).toBeVisible();
    // A real Halo is opened in a browser that is less safe only after a question.
    const isWeak = await app.window
      .getByText('Use the practice Halo, or a test account.')
      .isVisible();
    expect(await asked()).toEqual(isWeak ? ['Open acme.halopsa.test all the same?'] : []);
    expect(proxy.met).toContain('acme.halopsa.test:443');

    // A check-up reads the certificate that was met, and is not fooled by the page's own fetch.
    await app.window.getByRole('button', { name: 'Check-up of this Halo' }).click();
    const guide = new Guide(app.window);
    const before = site.met.length;
    await guide.getByRole('button', { name: 'Start the check-up' }).click();
    await expect(guide.getByText(/^Nothing is wrong in what could be read/)).toBeVisible();
    const line = (title: string) => guide.getByRole('listitem').filter({ hasText: title });
    await expect(line('Certificate')).toContainText('2126');
    await expect(line('Webhooks, on or off')).toContainText('A web page came');
    const read = site.met.slice(before);
    expect(read.length).toBeLessThanOrEqual(25);
    expect(read.filter((one) => !one.startsWith('/api/'))).toEqual([]);
    await app.close();
    await proxy.close();
    await site.close();
    removeFolder(home);
  },
);
