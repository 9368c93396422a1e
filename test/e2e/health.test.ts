import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SiteState } from '../../shared/ipc/ipc.ts';
import { type App, ask, expect, openApp, test } from './app.ts';
import { captured, contentOf, one, openTruth } from './capture-page.ts';
import { failingBody, openTruthSite } from './truth-site.ts';
import { removeFolder } from '../remove-folder.ts';

const light = (app: App, words: string) =>
  expect(
    app.window
      .getByRole('status')
      .filter({ hasText: new RegExp(`^${words}$`) })
      .first(),
  ).toBeVisible({ timeout: 30_000 });
const since = async (app: App) => (await ask<SiteState>(app, 'site.read', null)).recordingSince;

/**
 * Stands in the way of the recorder's own commands: those of this name are refused, until `null`
 * lets all pass again.
 */
function refuse(app: App, command: string | null): Promise<void> {
  return app.electron.evaluate(({ webContents }, refused) => {
    const hub = webContents.getAllWebContents().find((contents) => contents.debugger.isAttached())
      ?.debugger as { sendCommand: unknown; kept?: (...all: unknown[]) => unknown } | undefined;
    if (hub === undefined) throw new Error('nothing records');
    const kept = (hub.kept ??= (hub.sendCommand as (...all: unknown[]) => unknown).bind(hub));
    hub.sendCommand = (...all: unknown[]) =>
      all[0] === refused ? Promise.reject(new Error('refused')) : kept(...all);
  }, command);
}

test('the light is only green while every part of the page is attached, and comes back by itself', async ({
  app,
}) => {
  const site = await openTruthSite();
  site.page(
    '/home',
    '<button onclick="work()">Work</button><script>const work = () => new SharedWorker("/script.js?code=1");</script>',
  );
  await openTruth(app, site, '/home');
  await light(app, 'Recording');
  const page = await app.site();
  expect(await since(app)).toBeNull();

  await test.step('a worker that cannot be attached', async () => {
    await refuse(app, 'Target.attachToTarget');
    await page.getByRole('button', { name: 'Work' }).click();
    await light(app, 'Recording lost');
    await expect(app.window.getByText('is not being recorded').first()).toBeVisible();
    expect(await since(app)).toBeGreaterThan(0);
    await refuse(app, null);
    await expect.poll(() => since(app), { timeout: 30_000 }).toBeNull();
  });

  await test.step('a page that is detached behind the recorder’s back', async () => {
    await app.electron.evaluate(async ({ webContents }, origin) => {
      const hub = webContents
        .getAllWebContents()
        .find((contents) => contents.debugger.isAttached())?.debugger;
      if (hub === undefined) throw new Error('nothing is recorded');
      const { targetInfos } = (await hub.sendCommand('Target.getTargets', { filter: [{}] })) as {
        targetInfos: { targetId: string; type: string; url: string }[];
      };
      const targetId = targetInfos.find(
        ({ type, url }) => type === 'page' && url.startsWith(origin),
      )?.targetId;
      await hub.sendCommand('Target.detachFromTarget', { targetId });
    }, site.here);
    let asked = 0;
    await expect
      .poll(
        async () => {
          asked += 1;
          await page.evaluate(
            (number) => fetch(`/api/status/400?after-${number}`).then((answer) => answer.text()),
            asked,
          );
          return (await captured(app)).some(
            ({ request, response }) =>
              request.url.includes('?after-') && response?.body.text === failingBody('400'),
          );
        },
        { timeout: 30_000 },
      )
      .toBe(true);
    await light(app, 'Recording');
  });

  await test.step('a page that crashes', async () => {
    await app.electron.evaluate(({ webContents }, origin) => {
      webContents
        .getAllWebContents()
        .find((contents) => contents.getURL().startsWith(origin))
        ?.forcefullyCrashRenderer();
    }, site.here);
    await light(app, 'Recording lost');
    await expect(app.window.getByText('The page crashed').first()).toBeVisible();
    site.page(
      '/home',
      '<script>fetch("/api/status/500?again").then((answer) => answer.text());</script>',
    );
    await ask(app, 'site.go', { to: 'reload' });
    await expect.poll(() => since(app), { timeout: 30_000 }).toBeNull();
    await expect
      .poll(async () =>
        (await captured(app)).some(
          ({ request, state }) => request.url.endsWith('?again') && state === 'done',
        ),
      )
      .toBe(true);
    expect(contentOf(one(await captured(app), '/api/status/500?again'))).toBe(failingBody('500'));
  });
  await site.close();
});

test(
  'a disk that takes nothing turns the light, and what came meanwhile is written when it takes it again',
  { tag: '@long' },
  async () => {
    const site = await openTruthSite();
    site.page(
      '/home',
      '<script>fetch("/api/status/400?early").then((answer) => answer.text());</script>',
    );
    const folder = mkdtempSync(join(tmpdir(), 'halo-full-'));
    writeFileSync(join(folder, 'captures'), 'a file where the folder should be');
    const app = await openApp({ args: [`--user-data-dir=${folder}`], recordHar: null });
    await openTruth(app, site, '/home');
    await light(app, 'Recording lost');
    await expect(app.window.getByText('Check that the disk is not full').first()).toBeVisible();
    expect(await since(app)).toBeGreaterThan(0);
    rmSync(join(folder, 'captures'));
    mkdirSync(join(folder, 'captures'));
    await expect.poll(() => since(app), { timeout: 30_000 }).toBeNull();
    await light(app, 'Recording');
    await expect
      .poll(
        async () =>
          (await ask<readonly { readonly requests: number }[]>(app, 'captures.list', null))[0]
            ?.requests,
      )
      .toBe(2);
    expect(contentOf(one(await captured(app), '/api/status/400?early'))).toBe(failingBody('400'));
    await app.close();
    await site.close();
    removeFolder(folder);
  },
);
