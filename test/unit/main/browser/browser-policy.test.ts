import { describe, expect, it } from 'vitest';
import {
  forbidding,
  policyFolder,
  type PolicySource,
} from '../../../../main/browser/browser-policy.ts';

const linux = (...files: readonly string[]): PolicySource => ({
  platform: 'linux',
  filesIn: (folder) => (folder === '/etc/chromium/policies/managed' ? files : []),
  output: () => '',
});

describe('a rule of the company', () => {
  it.each([
    ['{"RemoteDebuggingAllowed":false}', 'RemoteDebuggingAllowed'],
    ['{"DeveloperToolsAvailability":2}', 'DeveloperToolsAvailability'],
    ['{"UserDataDir":"/srv/profiles"}', null],
    ['{"RemoteDebuggingAllowed":true,"DeveloperToolsAvailability":1}', null],
    ['{"HomepageLocation":"https://acme.example"}', null],
    ['not JSON', null],
  ])('in the file %s forbids by %s', (file, expected) => {
    expect(forbidding('chromium', linux(file)).policy).toBe(expected);
  });

  it('takes a profile of ours away, and leaves the browser that is open', () => {
    expect(forbidding('chromium', linux('{"UserDataDir":"/srv/profiles"}'))).toEqual({
      policy: null,
      profilePolicy: 'UserDataDir',
      folder: '/srv/profiles',
    });
  });

  it('that closes every way closes that of a profile of ours as well', () => {
    const file = '{"RemoteDebuggingAllowed":false,"UserDataDir":"/srv/profiles"}';
    expect(forbidding('chromium', linux(file))).toMatchObject({
      policy: 'RemoteDebuggingAllowed',
      profilePolicy: 'RemoteDebuggingAllowed',
    });
  });

  it('names its folder with places of the user’s', () => {
    const env = { HOME: '/home/sam', LOCALAPPDATA: 'C:\\Users\\sam\\AppData\\Local' };
    expect(policyFolder('${user_home}/chrome', env)).toBe('/home/sam/chrome');
    expect(policyFolder('${local_app_data}\\Edge', env)).toBe(
      'C:\\Users\\sam\\AppData\\Local\\Edge',
    );
    expect(policyFolder('${session_name}/chrome', env)).toBeNull();
  });

  it('for one browser does not forbid another', () => {
    expect(forbidding('chrome', linux('{"RemoteDebuggingAllowed":false}')).policy).toBeNull();
  });

  it('is read from the registry of Windows', () => {
    const asked: string[] = [];
    const source: PolicySource = {
      platform: 'win32',
      filesIn: () => [],
      output(command, args) {
        asked.push([command, ...args].join(' '));
        return args[1]?.startsWith('HKLM') === true
          ? '\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Microsoft\\Edge\r\n    RemoteDebuggingAllowed    REG_DWORD    0x0\r\n'
          : '';
      },
    };
    expect(forbidding('edge', source).policy).toBe('RemoteDebuggingAllowed');
    expect(asked[0]).toBe('reg query HKLM\\SOFTWARE\\Policies\\Microsoft\\Edge');
  });

  it('is read from the managed preferences of a Mac', () => {
    const source: PolicySource = {
      platform: 'darwin',
      filesIn: () => [],
      output: (_command, args) =>
        args.at(-1)?.endsWith('com.google.Chrome.plist') === true
          ? '{"DeveloperToolsAvailability":2}'
          : '',
    };
    expect(forbidding('chrome', source).policy).toBe('DeveloperToolsAvailability');
  });
});
