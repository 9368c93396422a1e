import { posix, win32 } from 'node:path';

/** What decides where the program keeps its things. */
interface DataHost {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** The user's own folder. */
  readonly home: string;
}

const name = 'Halo Troubleshooter';

/**
 * Where the program with a window keeps its settings, for commands that run without Electron. The
 * same as app.getPath('userData').
 * https://www.electronjs.org/docs/latest/api/app#appgetpathname
 */
export function dataPlace({ platform, env, home }: DataHost): string {
  const given = env['HALO_USER_DATA'];
  if (given !== undefined && given !== '') return given;
  switch (platform) {
    case 'win32':
      return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), name);
    case 'darwin':
      return posix.join(home, 'Library', 'Application Support', name);
    default: {
      const config = env['XDG_CONFIG_HOME'] ?? '';
      return posix.join(config === '' ? posix.join(home, '.config') : config, name);
    }
  }
}
