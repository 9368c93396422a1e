import { describe, expect, test } from 'vitest';
import { limitsOf } from '../../../../shared/rules/limits.ts';
import { messageOf } from '../../../../shared/rules/message.ts';
import { type Answer, partyOf, partyRuleOf, partyRules } from '../../../../shared/rules/party.ts';
import { partyInLine } from '../../../../shared/rules/third-party.ts';

const xero = { name: 'Xero', calls: true };
const answer = (wireStatus: number | null, body: unknown, more: Partial<Answer> = {}): Answer => {
  const message = messageOf(typeof body === 'string' ? body : JSON.stringify(body));
  return {
    source: 'traffic',
    wireStatus,
    message,
    server: 'halo',
    limits: limitsOf([], message.said, null),
    hidden: null,
    vendor: null,
    isMail: false,
    sync: null,
    namesHalo: false,
    ...more,
  };
};
const rolling = 'Rate Limit Reached - 300 Requests per rolling 5 minute window';

describe('whose refusal it is', () => {
  const cases: readonly (readonly [rule: string, answer: Answer, status: number | null])[] = [
    [
      "Halo's own limit, and a page of what stands in front of Halo",
      answer(429, { error: rolling }, { vendor: xero }),
      429,
    ],
    [
      'a line that says that Halo was asked',
      answer(null, 'Response status code does not indicate success: 401 (Unauthorized)', {
        source: 'text',
        namesHalo: true,
      }),
      401,
    ],
    ['a status that the words name', answer(400, 'Error from Xero: 429 TooManyRequests'), 429],
    [
      'words that stand for a status',
      answer(400, { error: 'invalid_grant' }, { vendor: xero }),
      401,
    ],
    [
      "a mail server's words",
      answer(400, '550 5.7.60 SMTP; Client does not have permissions', { isMail: true }),
      400,
    ],
    [
      'words of a program that called another',
      answer(500, 'The remote server returned an error: unknown'),
      500,
    ],
    [
      "an error of another system's make",
      answer(410, { errorMessages: ['The API has been removed.'], errors: {} }, { vendor: xero }),
      410,
    ],
    [
      'a refusal without words on a route that passes refusals on',
      answer(403, '', { vendor: xero }),
      403,
    ],
    ['a limit hit while a record is passed on', answer(429, '', { sync: 'Xero' }), 429],
  ];

  test.each(cases)('%s', (rule, one, status) => {
    expect(partyRuleOf(one)).toBe(rule);
    expect(partyOf(one).status).toBe(status);
  });

  test('has a case for each rule', () => {
    expect(cases.map(([rule]) => rule)).toEqual(partyRules.map(({ name }) => name));
  });

  test.each([
    ['a bare string', '"Invalid Data Type"'],
    ['an exception', { ClassName: 'System.Exception', Message: 'Invalid method' }],
    ['a list of fields', { id: ["The value 'probe' is not valid."] }],
    ['nothing', ''],
    ['an empty object', {}],
  ])("is Halo's own where Halo checks a call under IntegrationData: %s", (_, body) => {
    expect(partyOf(answer(400, body, { vendor: xero }))).toEqual({
      status: 400,
      thirdParty: 'no',
      integration: 'Xero',
    });
  });
});

describe('whom a pasted line names as the one asked', () => {
  test.each([
    ['Failed to connect to HaloPSA: 401 (Unauthorized)', true, null],
    ['Error syncing invoice from HaloPSA to Xero: 429 Too Many Requests', false, 'Xero'],
    ['NinjaOne could not connect to HaloPSA: 401 Unauthorized', true, null],
    ['Get-HaloTicket: 403 (Forbidden)', true, null],
    ["Power Automate: Unauthorized. The response from 'halopsa' was 401", true, null],
    ['Halo could not post the invoice. Error received from Xero: 400', false, 'Xero'],
    ['Halo Integrator: Failed to update user (x). Error = 403', false, null],
    ['The remote server returned an error: (403) Forbidden.', false, null],
    ['GET https://acme.halopsa.com/api/Tickets 404', false, null],
  ])('%s', (line, halo, vendor) => {
    expect(partyInLine(line)).toEqual({ halo, vendor, isAround: false });
  });
});
