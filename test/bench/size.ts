import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packedApp } from '../../main/launch/dist/pack.mjs';
import { sizeOf } from '../../main/launch/dist/size.mjs';
import { targets } from '../../main/launch/dist/targets.mjs';
import type { Book } from './rounds.ts';

/**
 * What our own code weighs, and what `npm run dist` left in dist/: nothing of the latter where it
 * was not run. Started from the root, after a build.
 */
export function benchSize(book: Book): void {
  const code = ['main', 'preload', 'renderer']
    .map((part) => sizeOf(join('out', part)))
    .reduce((sum, bytes) => sum + bytes, 0);
  book.add('size-app', code / 1e6);
  const { folder } = packedApp('dist', process.platform, process.arch);
  if (existsSync(folder)) book.add('size-program', sizeOf(folder) / 1e6);
  const files = existsSync('dist')
    ? readdirSync('dist').filter((name) => targets.some(({ ending }) => name.endsWith(ending)))
    : [];
  for (const name of files) book.add('size-package', sizeOf(join('dist', name)) / 1e6);
}
