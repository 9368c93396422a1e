import { describe, expect, it } from 'vitest';
import { forbiddingPolicy, type PolicySource } from '../../../../main/browser/browser-policy.ts';

const linux = (...files: readonly string[]): PolicySource => ({
  platform: 'linux',
  filesIn: (folder) => (folder === '/etc/chromium/policies/managed' ? files : []),
  output: () => '',
});

describe('a rule of the company', () => {
  it.each([
    ['{"RemoteDebuggingAllowed":false}', 'RemoteDebuggingAllowed'],
    ['{"DeveloperToolsAvailability":2}', 'DeveloperToolsAvailability'],
    ['{"UserDataDir":"/srv/profiles"}', 'UserDataDir'],
    ['{"RemoteDebuggingAllowed":true,"DeveloperToolsAvailability":1}', null],
    ['{"HomepageLocation":"https://acme.example"}', null],
    ['not JSON', null],
  ])('in the file %s forbids by %s', (file, expected) => {
    expect(forbiddingPolicy('chromium', linux(file))).toBe(expected);
  });

  it('for one browser does not forbid another', () => {
    expect(forbiddingPolicy('chrome', linux('{"RemoteDebuggingAllowed":false}'))).toBeNull();
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
    expect(forbiddingPolicy('edge', source)).toBe('RemoteDebuggingAllowed');
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
    expect(forbiddingPolicy('chrome', source)).toBe('DeveloperToolsAvailability');
  });
});
