import { expect, it } from 'vitest';
import { policyPath, policyPlaces } from '../../../../main/kept/policy-place.ts';

const windows = {
  platform: 'win32',
  env: { ProgramFiles: 'D:\\Programme' },
  executable: 'D:\\Programme\\Halo Troubleshooter\\Halo Troubleshooter.exe',
} as const;

it('on Windows the policy lies in a folder of its own, since an update deletes the program’s', () => {
  expect(policyPlaces(windows)).toEqual([
    'D:\\Programme\\Halo Troubleshooter Policy\\policy.json',
    'D:\\Programme\\Halo Troubleshooter\\policy.json',
  ]);
  expect(policyPlaces({ ...windows, env: {} })[0]).toMatch(/^C:\\Program Files\\/);
});

it('on a Mac it lies outside of the sealed program', () => {
  const executable = '/Applications/Halo Troubleshooter.app/Contents/MacOS/Halo Troubleshooter';
  const places = policyPlaces({ platform: 'darwin', env: {}, executable });
  expect(places).toEqual(['/Library/Application Support/Halo Troubleshooter/policy.json']);
});

it('on Linux it lies with the settings of the computer, or beside a program that was unpacked', () => {
  const host = { platform: 'linux', env: {}, executable: '/opt/halo/halo-troubleshooter' } as const;
  expect(policyPlaces(host)).toEqual([
    '/etc/halo-troubleshooter/policy.json',
    '/opt/halo/policy.json',
  ]);
});

it('the computer’s own policy comes before the one beside the program', () => {
  const [first = '', second = ''] = policyPlaces(windows);
  expect(policyPath(windows, () => true)).toBe(first);
  expect(policyPath(windows, (path) => path === second)).toBe(second);
  expect(policyPath(windows, () => false)).toBe(first);
});
