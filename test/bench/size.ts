import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packedApp } from '../../main/launch/dist/pack.mjs';
import { sizeOf } from '../../main/launch/dist/size.mjs';
import { targets } from '../../main/launch/dist/targets.mjs';

const megabyte = 1_000_000;
/**
 * What each may weigh at most, in bytes. Electron itself is most of the program and of every
 * package.
 */
const budgets = { app: 8 * megabyte, program: 320 * megabyte, package: 140 * megabyte } as const;

interface Weighed {
  readonly bytes: number;
  readonly budget: number;
  readonly within: boolean;
}

/**
 * The size of our own code, and of what `npm run dist` left in dist/: nothing of the latter where
 * it was not run.
 */
export interface SizeBench {
  /** The built code of all processes, as it goes into the archive. */
  readonly app: Weighed;
  /** The unpacked program with Electron. */
  readonly program: Weighed | null;
  /** By file name. */
  readonly packages: Readonly<Record<string, Weighed>>;
}

/** Started from the root, after a build. */
export function benchSize(): SizeBench {
  const code = ['main', 'preload', 'renderer']
    .map((part) => sizeOf(join('out', part)))
    .reduce((sum, bytes) => sum + bytes, 0);
  const { folder } = packedApp('dist', process.platform, process.arch);
  const files = existsSync('dist')
    ? readdirSync('dist').filter((name) => targets.some(({ ending }) => name.endsWith(ending)))
    : [];
  return {
    app: weigh(code, budgets.app),
    program: existsSync(folder) ? weigh(sizeOf(folder), budgets.program) : null,
    packages: Object.fromEntries(
      files.map((name) => [name, weigh(sizeOf(join('dist', name)), budgets.package)]),
    ),
  };
}

function weigh(bytes: number, budget: number): Weighed {
  return { bytes, budget, within: bytes <= budget };
}
