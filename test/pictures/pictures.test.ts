import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openApp } from '../e2e/app.ts';
import { removeFolder } from '../remove-folder.ts';
import { walks } from '../walks/walks.ts';
import { isPictured, picturedSystems, pretend } from './as-system.ts';
import { photograph } from './camera.ts';

for (const { name, args, walk } of walks) {
  test(name, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-pictures-'));
    const { name: on } = test.info().project;
    if (!isPictured(on)) throw new Error(`no pictures are made of ${on}`);
    const system = picturedSystems[on];
    const app = await openApp({
      args: [...system.flags, ...args(folder)],
      recordHar: null,
      before: pretend(system),
    });
    try {
      if (system.platform !== null)
        expect(await app.window.evaluate(() => navigator.platform)).toBe(system.platform);
      await walk(app, (stop) => photograph(app, stop, on), folder);
    } finally {
      await app.close();
      removeFolder(folder);
    }
  });
}
