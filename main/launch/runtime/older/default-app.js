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
const first = [];
let target;
for (let at = 0; at < args.length && target === undefined; at++) {
  if (args[at] === '-r' || args[at] === '--require') first.push(args[++at]);
  else if (args[at] === '--version') {
    process.stdout.write('v' + process.versions.electron + '\n');
    process.exit(0);
  } else if (!args[at].startsWith('-')) target = resolve(args[at]);
}
if (target === undefined) {
  process.stderr.write('Name the folder of the app to run.\n');
  process.exit(1);
}

Object.defineProperty(process, 'defaultApp', { enumerable: true, value: true });
for (const script of first) require(resolve(script));
let file = target;
if (statSync(target).isDirectory()) {
  const about = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'));
  if (about.version) app.setVersion(about.version);
  if (about.productName ?? about.name) app.name = about.productName ?? about.name;
  app.setDesktopName(about.desktopName ?? app.name + '.desktop');
  file = join(target, about.main ?? 'index.js');
  app.setAppPath(target);
} else app.setAppPath(dirname(target));
await import(pathToFileURL(file).href);
