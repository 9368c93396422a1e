import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../shared/rules/diagnosis.ts';
import type { ExampleExchange } from '../../../shared/rules/cause.ts';
import { diagnosesOf } from './built-in.ts';

/** What is known of a failure stands in its texts; where it is not known, they say nothing of it. */

const halo = 'https://example.halopsa.com';
const me = {
  method: 'GET',
  url: `${halo}/api/Agent/me`,
  status: 200,
  mimeType: 'application/json',
  body: '{"id":7,"name":"Alex"}',
};

function diagnosed(failed: ExampleExchange): Diagnosis {
  const json = { mimeType: 'application/json', ...failed };
  const [diagnosis] = diagnosesOf([me, json, me]);
  if (diagnosis === undefined) throw new Error('nothing was found');
  return diagnosis;
}

const texts = ({ steps }: Diagnosis) => steps.map(({ text }) => text);
const told = ({ steps }: Diagnosis) => steps.map(({ done }) => done);

describe('a method that is not taken', () => {
  const post = { method: 'POST', url: `${halo}/api/InstanceInfo`, status: 405, body: '' };

  test('is told with the one that the server takes', () => {
    const found = diagnosed({ ...post, headers: { Allow: 'GET' } });
    expect(found.title).toBe('This address takes GET, not POST');
    expect(found.summary).toBe(
      'A custom program asked /api/InstanceInfo with POST. The server says that it takes GET there (status 405).',
    );
    expect(texts(found)[2]).toMatch(/to one that the server takes: GET\. If the page has a Save/);
    expect(told(found)[2]).toBe(
      'Changed the method of that step to one that the server takes: GET.',
    );
  });

  test('is told alone where the server names no other', () => {
    const found = diagnosed(post);
    expect(found.title).toBe('This address does not take POST');
    expect(found.summary).toBe(
      'A custom program asked with POST, which this address does not take (status 405).',
    );
    expect(texts(found)[2]).toMatch(/to one on that list\./);
  });
});

describe('a sign-in that another system refuses', () => {
  const refused = (error: string) =>
    diagnosed({
      method: 'GET',
      url: `${halo}/api/IntegrationData/Get/Addigy`,
      status: 401,
      body: JSON.stringify({ error }),
    });

  test('is missing where the answer says that nothing was given', () => {
    const { meaning } = refused('Authentication failed: no client id and secret were given.');
    expect(meaning).toMatch(/in to the other system is missing: client id and secret\.$/);
  });

  test('may be missing, wrong or out of date where the answer does not say which', () => {
    const { meaning } = refused('Authentication failed: the client id and secret do not match.');
    expect(meaning).toMatch(/is missing, wrong or out of date\.$/);
  });

  test('speaks of no old key where none may be there', () => {
    const made = refused('no client id and secret were given').steps.find(({ text }) =>
      text.startsWith('Make a new key for Halo in Addigy'),
    );
    expect(made?.text).toBe('Make a new key for Halo in Addigy.');
    expect(made?.done).toBe('Made a new key for Halo in Addigy.');
  });
});

describe('a permission that is missing in another system', () => {
  const users = (message: string) =>
    diagnosed({
      method: 'GET',
      url: `${halo}/api/IntegrationData/Get/AzureAD?connectionid=2&datatype=users`,
      status: 403,
      body: JSON.stringify({ error: { code: 'Authorization_RequestDenied', message } }),
    });

  test('is told with what it keeps Halo from, and with its usual name', () => {
    const found = users('Insufficient privileges to complete the operation.');
    expect(found.title).toBe('Entra ID does not let Halo read users');
    expect(found.summary).toBe('Entra ID knows Halo but does not let it read users (status 403).');
    expect(texts(found)[0]).toMatch(/look if it has User\.Read\.All\.$/);
    expect(told(found)).toContain('Added User.Read.All, of the kind that the connection uses.');
  });

  test('is named as the answer names it', () => {
    const found = users('Missing permission: Directory.Read.All');
    expect(found.summary).toMatch(/Its answer names what is missing: Directory\.Read\.All\.$/);
    expect(texts(found)[0]).toMatch(/look if it has Directory\.Read\.All\.$/);
    expect(told(found)).toContain(
      'Added Directory.Read.All, of the kind that the connection uses.',
    );
    expect(JSON.stringify(texts(found))).not.toContain('User.Read.All');
  });
});

describe('a charge rate', () => {
  const rate = (Message: string) =>
    diagnosed({
      method: 'POST',
      url: `${halo}/api/Actions`,
      status: 400,
      body: JSON.stringify({ Message }),
    });

  test('is told with the agent whom the message names', () => {
    const found = rate("Agent Sam Rivera does not have access to the charge rate 'Night'.");
    expect(found.title).toBe('Sam Rivera is not allowed to use the charge rate “Night”');
    expect(found.summary).toMatch(/the charge rate “Night”, which the agent has no access to\.$/);
    expect(found.steps[0]?.where).toBe('Configuration > Teams & Agents > Agents > Sam Rivera');
    expect(told(found)[0]).toBe('Gave Sam Rivera access to “Night”.');
  });

  test('is told alone where the message names nobody', () => {
    const found = rate("You do not have access to the charge rate 'Night'.");
    expect(found.title).toBe('The agent is not allowed to use the charge rate “Night”');
    expect(found.steps[0]?.where).toBe('Configuration > Teams & Agents > Agents > the agent');
    expect(told(found)[0]).toBe('Gave the agent access to “Night”.');
  });
});

describe('an approval link that leads nowhere', () => {
  const link = (query: string) =>
    diagnosed({
      method: 'GET',
      url: `${halo}/api/TicketApproval/701${query}`,
      status: 404,
      body: '',
    });

  test('is told with the ticket that it names', () => {
    const found = link('?ticket_id=2002');
    expect(found.summary).toContain('to approve or reject ticket 2002.');
    expect(texts(found)[0]).toMatch(/^Look for ticket 2002\./);
    expect(texts(found)[2]).toMatch(/restore ticket 2002\./);
    expect(told(found)[2]).toMatch(/^Restored ticket 2002, or/);
  });

  test('is told without one where it names none', () => {
    const found = link('');
    expect(found.summary).toContain('to approve or reject a request.');
    expect(texts(found)[0]).toMatch(/^Look for the ticket that the approval mail names\./);
  });
});
