import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { type App, openApp } from '../e2e/app.ts';
import { removeFolder } from '../remove-folder.ts';
import { checkupStates } from '../walks/checkup-states.ts';
import { walks } from '../walks/walks.ts';
import { type PicturedSystem, isPictured, picturedSystems, pretend } from './as-system.ts';
import { photograph } from './camera.ts';

/**
 * A window may have been read before it could be told where it is: then it is read once more. A file
 * that was passed is handed out only once, so with one the program starts again for that.
 */
async function openAs(system: PicturedSystem, args: readonly string[]): Promise<App> {
  for (let again = 8; ; again -= 1) {
    const app = await openApp({
      args: [...system.flags, ...args],
      recordHar: null,
      before: pretend(system),
    });
    const isThere = async () =>
      system.platform === null ||
      (await app.window.evaluate(() => navigator.platform)) === system.platform;
    if (await isThere()) return app;
    if (args.length === 0) await app.window.reload();
    if (await isThere()) return app;
    await app.close();
    if (again === 0) throw new Error('the window was read too soon each time');
  }
}

for (const { name, args, walk } of [...walks, checkupStates]) {
  test(name, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-pictures-'));
    const { name: on } = test.info().project;
    if (!isPictured(on)) throw new Error(`no pictures are made of ${on}`);
    const app = await openAs(picturedSystems[on], args(folder));
    try {
      await walk(app, (stop) => photograph(app, stop, on), folder);
    } finally {
      await app.close();
      removeFolder(folder);
    }
  });
}
