import { expect, test } from 'vitest';
import { diagnosesOf } from './built-in.ts';

/** What a refusal of that integration warns of. */
const warnedOf = (integration: string) =>
  diagnosesOf([
    {
      method: 'GET',
      url: 'https://example.halopsa.com/api/Agent/me',
      status: 200,
      body: '{"id":7}',
    },
    {
      method: 'GET',
      url: `https://example.halopsa.com/api/IntegrationData/Get/${integration}`,
      status: 401,
      mimeType: 'application/json',
      body: '{"Message":"Unauthorized"}',
    },
    {
      method: 'GET',
      url: 'https://example.halopsa.com/api/Agent/me',
      status: 200,
      body: '{"id":7}',
    },
  ])
    .filter(({ cause }) => cause === 'integration-credentials')
    .flatMap(({ warnings }) => warnings)
    .join(' ');

test('only what keeps books is warned of the wrong books; the other warnings are for each', () => {
  for (const integration of ['Xero', 'BusinessCentral', 'Fortnox'])
    expect(warnedOf(integration), integration).toContain('wrong books');
  for (const integration of ['Addigy', 'NinjaRMM', 'AzureAD']) {
    expect(warnedOf(integration), integration).toContain('Never send a key');
    expect(warnedOf(integration), integration).not.toContain('wrong books');
  }
});

test('only where a step makes or pastes a key is somebody warned of keys and secrets', () => {
  for (const integration of ['Xero', 'Fortnox', 'HubSpot'])
    expect(warnedOf(integration), integration).not.toMatch(/\b(?:key|secret)\b/);
  for (const integration of ['Addigy', 'NinjaRMM', 'AzureAD'])
    expect(warnedOf(integration), integration).toMatch(/client secret.*Never send a key/);
});

test.each([
  ['Entra ID', 'AzureAD', true],
  ['Xero', 'Xero', false],
])('warns at the Halo Integrator where a step leads there, and last: %s', (_, route, isWarned) => {
  const url = `https://example.halopsa.com/api/IntegrationData/Get/${route}`;
  const body = '{"Message":"Forbidden"}';
  const refused = { method: 'GET', url, status: 403, mimeType: 'application/json', body };
  const [found] = diagnosesOf([refused]);
  const places = found?.steps.map(({ where }) => where) ?? [];
  expect(found?.cause).toBe('integration-permissions');
  expect(places.includes('Configuration > Integrations > Halo Integrator')).toBe(isWarned);
  expect(found?.warnings.map((words) => words.split('.')[0])).toEqual([
    'Do not give the app full rights to make the message go away',
    ...(isWarned ? ['Do not create a new client secret on the Halo Integrator page'] : []),
  ]);
});

/** What is said where the server breaks down with that status, whatever it was asked. */
const saidOf = (method: string, status: number) =>
  diagnosesOf([
    { method: 'GET', url: 'https://example.halopsa.com/api/Status', status: 200, body: '[]' },
    { method, url: 'https://example.halopsa.com/api/Asset', status, body: '' },
  ])
    .filter(({ entries }) => entries.includes(1))
    .map(({ warnings, steps }) => [...warnings, ...steps.map(({ text }) => text)].join(' '))
    .join(' ');

test.each([500, 503, 504])('nobody who only read is warned of what they saved: %s', (status) => {
  const talksOfSaving = /\bsav(?:e|ed)\b|typed/;
  expect(saidOf('POST', status)).toMatch(talksOfSaving);
  expect(saidOf('GET', status)).not.toMatch(talksOfSaving);
});
