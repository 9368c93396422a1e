import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile } from '@electron/asar';
import { expect, it } from 'vitest';
import { defaultApp } from '../../../../../../main/launch/runtime/older/bring-older.mjs';
import { removeFolder } from '../../../../../remove-folder.ts';

it('the older runtime gets a default app that is an ES module and awaits the app', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'halo-default-app-'));
  try {
    await defaultApp(folder);
    const archive = join(folder, 'resources', 'default_app.asar');
    expect(JSON.parse(extractFile(archive, 'package.json').toString())).toMatchObject({
      type: 'module',
      main: 'main.js',
    });
    expect(extractFile(archive, 'main.js').toString()).toMatch(
      /import \{ app \} from 'electron';\n[^]*await import\(.*\);\n$/,
    );
  } finally {
    removeFolder(folder);
  }
});
