import { describe, expect, test } from 'vitest';
import type { ExampleExchange } from '../../../shared/rules/cause.ts';
import { diagnosesOf } from './built-in.ts';

const found = (method: string, path: string, status: number, more: ExampleExchange = {}) => {
  const me = { url: 'https://example.halopsa.com/api/Agent/me', status: 200, body: '{"id":7}' };
  const url = `https://example.halopsa.com${path}`;
  const mimeType = 'application/json';
  const [one] = diagnosesOf([
    { ...me, method: 'GET', mimeType },
    { method, url, status, mimeType, body: '', ...more },
    { ...me, method: 'GET', mimeType },
  ]);
  if (one === undefined) throw new Error('nothing was found');
  return one;
};
const said = (words: string) => ({ body: JSON.stringify({ Message: words }) });

describe('what is said fits what failed', () => {
  test('an import that reads is fixed when its data appears', () => {
    const { fixed } = found('GET', '/api/IntegrationData/Get/AzureAD?datatype=users', 403, {
      ...said('Insufficient privileges to complete the operation.'),
    });
    expect(fixed).toBe('It is fixed when data of Entra ID appears.');
  });

  test('an approval link that was only opened has no answer that was lost', () => {
    const { cause, meaning } = found('GET', '/api/TicketApproval/7?ticket_id=2', 404);
    expect([cause, meaning]).toEqual([
      'approval-link-gone',
      'Until the reason is fixed, nobody can answer through this link.',
    ]);
  });

  test('the methods are those that the server names, and the address is spelled as it was sent', () => {
    const { reasons, steps } = found('POST', '/api/InstanceInfo', 405, {
      headers: { Allow: 'GET, HEAD' },
    });
    expect(reasons[0]?.tell).toBe('The address is right, and the server takes GET and HEAD there.');
    expect(steps[1]?.text).toMatch(/^Look up \/api\/InstanceInfo in the documentation/);
    expect(steps[1]?.why).toBe('The server says that it takes GET and HEAD there.');
    expect(JSON.stringify(reasons)).not.toContain('PUT instead');
  });

  test('a value that is taken is named, and nobody is to find none', () => {
    const { meaning, reasons, steps } = found(
      'POST',
      '/api/Asset',
      409,
      said('An asset with the inventory number LAP-014 already exists.'),
    );
    expect(meaning).toMatch(/^Another record has “LAP-014” already/);
    expect(reasons[0]?.steps[0]?.see).toBe('The record that has “LAP-014”.');
    expect(steps.some(({ outside }) => outside === true)).toBe(false);
  });

  test('where the answer names the field, to mend it is the first step', () => {
    const of422 = (words: string) =>
      found('POST', '/api/Tickets', 422, said(words)).steps.map(({ text }) => text);
    expect(of422('The field summary must be text.')[0]).toMatch(/^Put the value of “summary” into/);
    expect(of422('Not like that.').at(-1)).toMatch(/^Put the value into the right format/);
  });

  test('that nothing was given comes first where the other system says so', () => {
    const { reasons } = found(
      'GET',
      '/api/IntegrationData/Get/Addigy',
      401,
      said('Authentication failed: the client id and secret do not match.'),
    );
    expect(reasons[0]?.place).toBe(0);
  });

  test('the first warning of a charge rate is of the access that the first step gives', () => {
    const { warnings } = found(
      'POST',
      '/api/Actions',
      400,
      said("Agent Sam Rivera does not have access to the charge rate 'Night'."),
    );
    expect(warnings[0]).toMatch(/^Do not make the agent an administrator/);
  });
});
