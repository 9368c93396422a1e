/*
 * The small program inside an Electron binary that loads the app folder named on the command line;
 * the registry-carried runtime comes without one. It awaits the app, because Electron says `ready`
 * once this has run and the app must register its scheme before. `-r FILE` loads a script first
 * (Playwright's own loader comes that way), as Electron's own default app does.
 */
import { app } from 'electron';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'package.json'));
const args = process.argv.slice(1);
/** @type {string[]} */
const first = [];
/** @type {string | undefined} */
let target;
for (let at = 0; at < args.length && target === undefined; at++) {
  const word = args[at] ?? '';
  if (word === '-r' || word === '--require') first.push(args[++at] ?? '');
  else if (word === '--version') {
    process.stdout.write('v' + process.versions.electron + '\n');
    process.exit(0);
  } else if (!word.startsWith('-')) target = resolve(word);
}
if (target === undefined) {
  process.stderr.write('Name the folder of the app to run.\n');
  process.exit(1);
}

/**
 * What Electron's own default app calls beside the public names
 * (https://github.com/electron/electron/blob/main/default_app/main.ts).
 * @typedef {{ setVersion(version: string): void, setAppPath(path: string): void }} Inner
 */
const own = /** @type {Electron.App & Inner} */ (app);

Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
for (const script of first) require(resolve(script));
let file = target;
if (statSync(target).isDirectory()) {
  const about = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  if (about.version) own.setVersion(about.version);
  if (about.productName ?? about.name) app.name = about.productName ?? about.name;
  app.setDesktopName(about.desktopName ?? app.name + '.desktop');
  file = join(target, about.main ?? 'index.js');
  own.setAppPath(target);
} else own.setAppPath(dirname(target));
await import(pathToFileURL(file).href);
