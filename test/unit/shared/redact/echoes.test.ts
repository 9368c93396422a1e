import { describe, expect, it } from 'vitest';
import { echoRules, isPersonalEcho, repeatedIn } from '../../../../shared/redact/echo-rules.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';

interface Sent {
  readonly url?: string;
  readonly query?: readonly (readonly [string, string])[];
  readonly post?: unknown;
  readonly params?: readonly (readonly [string, string])[];
  readonly status?: number;
  readonly answer: unknown;
}

const rows = (pairs: readonly (readonly [string, string])[] = []) =>
  pairs.map(([name, value]) => ({ name, value }));
const text = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function redacted({ url, query, post, params, status = 400, answer }: Sent): string {
  const entry = {
    startedDateTime: '2026-03-03T09:00:00.000Z',
    request: {
      method: 'POST',
      url: url ?? 'https://acme.halopsa.com/api/Actions',
      headers: [],
      queryString: rows(query),
      postData: { mimeType: 'application/json', text: text(post ?? ''), params: rows(params) },
    },
    response: {
      status,
      headers: [],
      content: { mimeType: 'application/json', text: text(answer) },
    },
  };
  return new Redactor({ keepPersonal: false }).entryText(JSON.stringify(entry));
}

describe('Each rule about values that an answer repeats proves itself', () => {
  it.each(echoRules.map((rule) => [rule.id, rule] as const))('%s', (_id, { goes, stays }) => {
    for (const example of goes) {
      const value = /«(.*)»/s.exec(example)?.[1] ?? '';
      const plain = example.replace(/[«»]/g, '');
      expect(repeatedIn(plain)).toEqual({ value, from: example.indexOf('«') });
    }
    for (const plain of stays) expect(repeatedIn(plain)).toBeNull();
  });
});

describe('What a refusal repeats', () => {
  const convert = (path: string, value: string) =>
    `Could not convert string to integer: ${value}. Path '${path}', line 1, position 139.`;

  it('goes in its words and at the field that was sent, and the words stay', () => {
    const copy = redacted({
      post: [{ outcome_id: 'Hunter2 Smith', note: 'x' }],
      answer: { '[0].outcome_id': [convert('[0].outcome_id', 'Hunter2 Smith')] },
    });
    expect(copy).not.toContain('Hunter2');
    expect(copy).toContain('Could not convert string to integer: redacted-text-1. Path');
    expect(copy).toContain(String.raw`\"outcome_id\":\"redacted-text-1\"`);
  });

  it('stays where the same word stands in another field', () => {
    const copy = redacted({
      post: [{ outcome_id: 'In progress', title: 'In progress' }, { outcome_id: 'Closed' }],
      answer: { '[0].outcome_id': [convert('[0].outcome_id', 'In progress')] },
    });
    expect(copy).toContain(String.raw`\"title\":\"In progress\"`);
    expect(copy).toContain(String.raw`\"outcome_id\":\"Closed\"`);
    expect(copy).not.toContain(String.raw`\"outcome_id\":\"In progress\"`);
  });

  it('goes from the address, its parameters and a form', () => {
    const answer = { client_id: ["The value 'Ola Lindqvist' is not valid."] };
    const copies = [
      redacted({
        url: 'https://acme.halopsa.com/api/Tickets?client_id=Ola%20Lindqvist&count=5',
        query: [
          ['client_id', 'Ola Lindqvist'],
          ['count', '5'],
        ],
        answer,
      }),
      redacted({ url: 'https://acme.halopsa.com/api/Client/Ola+Lindqvist', answer }),
      redacted({
        post: 'client_id=Ola+Lindqvist&count=5',
        params: [['client_id', 'Ola Lindqvist']],
        answer,
      }),
    ];
    for (const copy of copies) expect(copy).not.toMatch(/Ola.{1,3}Lindqvist/);
    expect(copies[0]).toContain('count=5');
  });

  it('goes from exceptions, lists of errors, bare strings and plain text', () => {
    for (const answer of [
      { ClassName: 'System.Exception', Message: convert('[0].site_id', 'Ola Lindqvist') },
      { title: 'x', errors: { '$.site_id': ["The value 'Ola Lindqvist' is not valid."] } },
      convert('site_id', 'Ola Lindqvist'),
      JSON.stringify("The value 'Ola Lindqvist' is not valid for Site."),
      "Conversion failed when converting the nvarchar value 'Ola Lindqvist' to data type int.",
    ])
      expect(redacted({ answer })).not.toContain('Lindqvist');
  });

  it('goes for each field that one sentence names', () => {
    const copy = redacted({
      post: [{ site_id: 'Ola Lindqvist', user_id: 'Ilse Brandt' }],
      answer: JSON.stringify(
        `${convert('[0].site_id', 'Ola Lindqvist')}; ${convert('[0].user_id', 'Ilse Brandt')}`,
      ),
    });
    expect(copy).not.toMatch(/Lindqvist|Brandt/);
  });

  it('stays where it tells of an empty variable and of nobody', () => {
    for (const value of [
      'undefined',
      'null',
      'NaN',
      '{id}',
      '<<ticket_id>>',
      '[object Object]',
      '${id}',
    ])
      expect(isPersonalEcho(value), value).toBe(false);
    const copy = redacted({
      url: 'https://acme.halopsa.com/api/Tickets/undefined',
      answer: { id: ["The value 'undefined' is not valid."] },
    });
    expect(copy).toContain("The value 'undefined' is not valid.");
    expect(copy).toContain('/api/Tickets/undefined');
  });

  it('stays in an answer that succeeded, where nobody refused it', () => {
    const copy = redacted({
      status: 200,
      answer: { report: { rows: [{ outcome: convert('x', 'In progress') }] } },
    });
    expect(copy).toContain('to integer: In progress');
  });

  it('is looked for in hostile text, which comes back', () => {
    const answer = `${"the value '".repeat(20_000)}${'could not convert a to b: '.repeat(10_000)}${"The value 'null' is not valid. ".repeat(9_000)}`;
    expect(redacted({ answer })).toContain('the value');
  });
});
