import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../../shared/rules/diagnosis.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { noAnswers, walkthroughOf } from '../../../../shared/fix/walkthrough.ts';
import { reviewed } from './exchange-of.ts';

const site = 'https://example.halopsa.com';

function diagnosed(cause: string, ...requests: readonly ExampleExchange[]): Diagnosis {
  const home = { url: `${site}/api/authinfo`, body: '{}' };
  const review = reviewed(exampleExchanges([home, ...requests]));
  const found = review.diagnoses.find((one) => one.cause === cause);
  if (found === undefined)
    throw new Error(`found ${review.diagnoses.map((one) => one.cause).join(', ')}`);
  return found;
}

const stepsOf = (diagnosis: Diagnosis): readonly string[] =>
  walkthroughOf(diagnosis, noAnswers, new Set()).steps.map(({ text }) => text);

const saved = (status: number, message: string): ExampleExchange => ({
  method: 'POST',
  url: `${site}/api/Asset`,
  status,
  body: JSON.stringify({ Message: message }),
});

describe('a value that must be unique and is taken', () => {
  const taken = diagnosed(
    'conflict',
    saved(409, 'An asset with the inventory number LAP-014 already exists.'),
  );

  test('is the first reason, and its step names the value', () => {
    expect(taken.reasons[0]?.text).toContain('must be unique');
    expect(stepsOf(taken)[0]).toBe('Search for “LAP-014”, which must be unique.');
    expect(JSON.stringify(taken)).not.toContain('newer change');
  });

  test('is searched for without its name where the message has none', () => {
    const unnamed = diagnosed('conflict', saved(409, 'The name you entered already exists.'));
    expect(stepsOf(unnamed)[0]).toBe('Search for the value that must be unique.');
  });

  test('comes after a change of somebody else that the message tells of', () => {
    const changed = diagnosed(
      'conflict',
      saved(409, 'The record was changed by another user after you read it.'),
    );
    expect(changed.reasons.map(({ place }) => place)).toEqual([1, 0, 2]);
    expect(stepsOf(changed)[0]).toBe('Make sure that only one run works at a time.');
    expect(changed.warnings.join()).toContain('newer change');
  });

  test('comes first in a refusal with status 400 as well', () => {
    const refused = diagnosed('bad-request', saved(400, "The name 'Printer 7' already exists."));
    expect(refused.reasons[0]?.text).toBe('A value must be unique and exists already.');
    expect(stepsOf(refused)[0]).toBe('Search for “Printer 7”, which must be unique.');
  });
});

describe('a reason of programs', () => {
  const token: ExampleExchange = {
    method: 'POST',
    url: `${site}/auth/token`,
    requestBody: 'grant_type=client_credentials&client_id=a&client_secret=b&scope=all',
    body: JSON.stringify({ access_token: 'of-the-program', token_type: 'Bearer' }),
  };
  const fault = (headers: Record<string, string>): ExampleExchange => ({
    url: `${site}/api/Addressbook`,
    status: 500,
    body: JSON.stringify({ Message: 'Something failed.' }),
    requestHeaders: headers,
  });
  const program = 'A custom program leaves out something that the server needs.';
  const page = { 'sec-fetch-mode': 'cors' };

  test('comes first where the call carries the token of a program, from a page as well', () => {
    const own = { authorization: 'Bearer of-the-program' };
    for (const headers of [own, { ...own, ...page }]) {
      const found = diagnosed('server-error', token, fault(headers));
      expect(found.reasons[0]?.text).toBe(program);
      expect(stepsOf(found)[0]).toMatch(/^Look up \/api\/addressbook in the documentation/i);
    }
  });

  test('does not come first where a person asks, or nothing tells', () => {
    const person = { ...page, authorization: 'Bearer of-a-person' };
    for (const found of [
      diagnosed('server-error', token, fault(person)),
      diagnosed('server-error', fault({})),
    ]) {
      expect(found.reasons[0]?.text).not.toBe(program);
      expect(stepsOf(found)).toContain(
        'If a program asks, check that it sends what the address needs.',
      );
    }
  });

  test('comes first for a missing value, and so does its step', () => {
    const missing = {
      ...saved(400, 'Details is required.'),
      requestHeaders: fault({}).requestHeaders,
    };
    const found = diagnosed('mandatory-field', token, missing);
    expect(found.reasons[0]?.text).toMatch(/^A program, runbook/);
    expect(stepsOf(found)[0]).toBe('For a program, send the value with each record.');
  });

  test('comes first for what Halo could not take, and nobody is sent to a form', () => {
    const refused = saved(400, 'The request is not valid: a list of records was expected.');
    const form = 'Fill in the fields with a star, then save again.';
    const compare = /^Compare what your program sends/;
    const own = { requestHeaders: { authorization: 'Bearer of-the-program' } };
    const steps = stepsOf(diagnosed('bad-request', token, { ...refused, ...own }));
    expect(steps[0]).toMatch(compare);
    expect(steps.filter((text) => compare.test(text))).toHaveLength(1);
    expect(steps).not.toContain(form);
    expect(stepsOf(diagnosed('bad-request', refused))).toContain(form);
  });
});

test('that nobody could read what was sent comes first where the answer says so, and no list', () => {
  for (const words of [
    'The request is not valid: its body is not JSON.',
    'Malformed JSON in the request.',
  ]) {
    const found = diagnosed('bad-request', saved(400, words));
    expect(found.reasons[0]?.text).toMatch(/^What was sent is not written as programs write data/);
    expect(stepsOf(found)[0]).toMatch(/^Look at what was sent, character by character/);
  }
  const list = saved(400, 'The request is not valid: a list of records was expected.');
  const reasons = diagnosed('bad-request', list).reasons.map(({ text }) => text);
  expect(reasons.join()).not.toMatch(/written as programs write data/);
});

describe('a problem that was met by hand and as a program', () => {
  const token: ExampleExchange = {
    method: 'POST',
    url: `${site}/auth/token`,
    requestBody: 'grant_type=client_credentials&client_id=a&client_secret=b&scope=all',
    body: JSON.stringify({ access_token: 'of-the-program', token_type: 'Bearer' }),
  };
  const refused = (who: string): ExampleExchange => ({
    ...saved(400, 'Category is required.'),
    requestHeaders: { 'sec-fetch-mode': 'cors', authorization: `Bearer ${who}` },
  });
  const program = refused('of-the-program');
  const person = refused('of-a-person');
  const firstStep = (isPressed: boolean, ...requests: readonly ExampleExchange[]) => {
    const home = { url: `${site}/api/authinfo`, body: '{}' };
    const found = exampleExchanges([home, token, ...requests]).map((one, index) => ({
      ...one,
      action: isPressed && index > 1 ? 'Click: Save' : null,
    }));
    const one = reviewed(found).diagnoses.find(({ cause }) => cause === 'mandatory-field');
    return one === undefined ? undefined : stepsOf(one)[0];
  };
  const forProgram = 'For a program, send the value with each record.';

  test('begins with the step for what the user did last', () => {
    expect(firstStep(true, person, program)).toBe(forProgram);
    expect(firstStep(true, program, person)).not.toBe(forProgram);
    expect(firstStep(true, program)).toBe(forProgram);
  });

  test('begins with the step for the first where nothing tells what the user did', () => {
    expect(firstStep(false, program, person)).toBe(forProgram);
  });
});

describe('a reason whose sign shows in the words', () => {
  const query = (error: string) =>
    diagnosed('report-sql', {
      url: `${site}/api/Report/212?loadreport=true`,
      body: JSON.stringify({ id: 212, report: { loaded: false, load_error: error } }),
    });
  const failed = 'Invalid SQL Statement. Failed with error: ';

  test.each([
    ["Incorrect syntax near 'FROM'.", 'A comma, bracket'],
    ["Invalid column name 'clientt'.", 'The name of a column'],
    [
      'Conversion failed when converting date and/or time from character string.',
      'A value does not fit',
    ],
  ])('%s', (words, reason) => {
    expect(query(`${failed}${words}`).reasons[0]?.text).toContain(reason);
  });

  test('leaves the order as it is where nothing shows', () => {
    const places = diagnosed('server-error', saved(500, 'x')).reasons.map(({ place }) => place);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('a line of the integrator', () => {
  test('tells its reasons apart by more than its own words', () => {
    const found = diagnosed('integration-permissions', {
      url: `${site}/api/IntegratorLog`,
      body: JSON.stringify({
        logs: [{ id: 1, message: 'Failed to create/update user (x). Error = 403 Forbidden' }],
      }),
    });
    expect(found.reasons.map(({ tell }) => tell).join()).not.toContain('create/update');
    expect(found.steps.filter(({ sign }) => sign === 'succeeded')).toEqual([]);
  });
});
