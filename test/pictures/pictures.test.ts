import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { openApp } from '../e2e/app.ts';
import { removeFolder } from '../remove-folder.ts';
import { walks } from '../walks/walks.ts';
import { photograph } from './camera.ts';

for (const { name, args, walk } of walks) {
  test(name, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'halo-pictures-'));
    const app = await openApp({ args: args(folder), recordHar: null });
    try {
      await walk(app, (stop) => photograph(app, stop), folder);
    } finally {
      await app.close();
      removeFolder(folder);
    }
  });
}
