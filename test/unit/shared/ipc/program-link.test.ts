import { expect, test } from 'vitest';
import { readProgramLink } from '../../../../shared/ipc/program-link.ts';

test.each([
  ['halo-troubleshooter://help/privacy', { kind: 'help', page: 'privacy' }],
  ['HALO-troubleshooter://help/open-a-file/', { kind: 'help', page: 'open-a-file' }],
  ['halo-troubleshooter://halo/Acme.HaloPSA.com', { kind: 'halo', address: 'acme.halopsa.com' }],
  ['halo-troubleshooter://halo/localhost:8080/', { kind: 'halo', address: 'localhost:8080' }],
])('%s is understood', (text, link) => {
  expect(readProgramLink(text)).toEqual(link);
});

test.each([
  '',
  'https://help/privacy',
  'halo-troubleshooter:help',
  'halo-troubleshooter://practice/',
  'halo-troubleshooter://help/../../x',
  'halo-troubleshooter://help/privacy?x=1',
  'halo-troubleshooter://halo/',
  'halo-troubleshooter://halo/ann:pw@acme.halopsa.com',
  'halo-troubleshooter://halo/acme.halopsa.com/tickets?delete=1',
  'halo-troubleshooter://halo/file:///etc/passwd',
  'halo-troubleshooter://halo/%61cme.com',
  '--halo-troubleshooter://help/privacy',
  `halo-troubleshooter://halo/${'a'.repeat(3000)}`,
])('%s asks for nothing', (text) => {
  expect(readProgramLink(text)).toBeNull();
});
