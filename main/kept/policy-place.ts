import { existsSync } from 'node:fs';
import { dirname, posix, win32 } from 'node:path';

/** What decides where the policy lies. */
interface PolicyHost {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  /** Path of the program's own file. */
  readonly executable: string;
}

/**
 * Where whoever manages this computer may have put policy.json, first come first read. First a place
 * of the whole computer, which only an administrator can write, which no update of the program
 * replaces, and which lies outside of a Mac's sealed program. Then beside the program, for one that
 * was unpacked by hand; on a Mac that would be inside the seal.
 */
export function policyPlaces({ platform, env, executable }: PolicyHost): readonly string[] {
  switch (platform) {
    case 'win32':
      return [
        win32.join(
          env['ProgramFiles'] ?? 'C:\\Program Files',
          'Halo Troubleshooter Policy',
          'policy.json',
        ),
        win32.join(win32.dirname(executable), 'policy.json'),
      ];
    case 'darwin':
      return ['/Library/Application Support/Halo Troubleshooter/policy.json'];
    default:
      return [
        '/etc/halo-troubleshooter/policy.json',
        posix.join(dirname(executable), 'policy.json'),
      ];
  }
}

/** The policy that counts; the first place where there is none. */
export function policyPath(
  host: PolicyHost,
  isThere: (path: string) => boolean = existsSync,
): string {
  const places = policyPlaces(host);
  return places.find(isThere) ?? places[0] ?? '';
}
