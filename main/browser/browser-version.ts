import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { posix, win32 } from 'node:path';
import { promisify } from 'node:util';

/** What is asked of the computer; both answer with nothing where there is nothing to read. */
export interface VersionSource {
  readonly platform: NodeJS.Platform;
  /** Names in a folder. */
  namesIn(folder: string): Promise<readonly string[]>;
  /** What a program prints. */
  output(command: string, args: readonly string[]): Promise<string>;
}

/**
 * The first number of an installed browser's version, such as 156; null where it cannot be told. It
 * is read without starting the browser: on Windows its files lie in a folder named by the version,
 * and asked for it there it would open a window.
 */
export async function majorVersion(path: string, source: VersionSource): Promise<number | null> {
  switch (source.platform) {
    case 'win32':
      return newest(await source.namesIn(win32.dirname(path)));
    case 'darwin': {
      const plist = posix.join(path, '../../Info.plist');
      const key = ['-extract', 'CFBundleShortVersionString', 'raw', '-o', '-', plist];
      return newest([(await source.output('plutil', key)).trim()]);
    }
    default:
      // "Chromium 156.0.8078.108 built on Debian GNU/Linux 12 (bookworm)"
      return newest((await source.output(path, ['--version'])).split(/\s+/));
  }
}

function newest(words: readonly string[]): number | null {
  const majors = words.flatMap((word) => /^(\d+)(?:\.\d+){2,3}$/.exec(word)?.[1] ?? []).map(Number);
  return majors.length === 0 ? null : Math.max(...majors);
}

/** Milliseconds: the list of browsers waits for it. */
const limit = 2_000;

/** Of this computer. */
export const versionSource: VersionSource = {
  platform: process.platform,
  namesIn: (folder) => readdir(folder).catch(() => []),
  output: (command, args) =>
    promisify(execFile)(command, [...args], { timeout: limit }).then(
      ({ stdout }) => stdout,
      () => '',
    ),
};
