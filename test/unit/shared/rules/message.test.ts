import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../../shared/rules/message.ts';

describe('the message of a body', () => {
  test.each([
    ['a .NET exception', { ClassName: 'System.Exception', Message: 'No', Data: null }, 'No'],
    ['Message alone', { Message: 'No' }, 'No'],
    ['errorMessage', { resultCode: 7, errorMessage: 'No' }, 'No'],
    ['an OAuth error', { error: 'invalid_client' }, 'invalid_client'],
    [
      'an OAuth error with its description',
      { error: 'invalid_client', error_description: 'No such client' },
      'invalid_client: No such client',
    ],
    ['a nested error', { error: { code: 'Denied', message: 'No' } }, 'No'],
    [
      'an inner exception behind a general one',
      { Message: 'One or more errors occurred.', InnerException: { Message: 'No' } },
      'No',
    ],
    [
      'ExceptionMessage behind a general one',
      { Message: 'An error has occurred.', ExceptionMessage: 'No' },
      'No',
    ],
    ['problem details', { title: 'Bad Request', status: 400, detail: 'No' }, 'No'],
    ['problem details with their title only', { title: 'Not here', status: 404 }, 'Not here'],
    ['a list of errors', { errors: [{ message: 'No' }, { message: 'Never' }] }, 'No; Never'],
    ['rows of a list', [{ id: 1 }, { error: 'No' }], 'No'],
    ['a field list', { '[0].client_id': ['No'] }, 'client_id: No'],
    [
      'the innermost exception',
      { Message: 'Outer', InnerException: { Message: 'Inner', InnerException: { Message: 'No' } } },
      'No',
    ],
    ['Okta', { errorCode: 'E1', errorSummary: 'No', errorCauses: [] }, 'No'],
    ['Sage', [{ $severity: 'error', $message: 'No', $source: 'date' }], 'date: No'],
    ['Exact Online', { error: { code: '', message: { lang: '', value: 'No' } } }, 'No'],
    ['Fortnox', { ErrorInformation: { error: 1, message: 'No', code: 7 } }, 'No'],
    [
      'MYOB',
      {
        Errors: [
          { Message: 'One or more validation errors have occurred.', AdditionalDetails: 'Tax' },
        ],
      },
      'One or more validation errors have occurred. Tax',
    ],
    [
      'ConnectWise',
      { code: 'X', message: 'invalid', errors: [{ message: 'No', field: 'summary' }] },
      'summary: No',
    ],
    [
      'QuickBooks',
      { Fault: { Error: [{ Message: 'Duplicate', Detail: 'Duplicate : No' }] } },
      'Duplicate : No',
    ],
    ['Jira', { errorMessages: [], errors: { project: 'No' } }, 'project: No'],
    ['a sign-in that Halo refuses', { allow: false, allowMessage: 'No' }, 'No'],
    [
      'JSON behind words',
      { message: 'Not valid: [{"isValid":false,"message":"No"}]' },
      'Not valid: No',
    ],
    [
      "a log's wrapper",
      { level: 'error', msg: 'Request failed with status code 400', response: { data: 'No' } },
      'No',
    ],
    ['JSON in a string', JSON.stringify({ Message: 'No' }), 'No'],
    ['a bare string', 'No', 'No'],
    ['mark-up in a message', { Message: '<b>No</b>&nbsp;&amp; never' }, 'No & never'],
  ])('is read from %s', (_, value, expected) => {
    expect(messageOf(JSON.stringify(value)).text).toBe(expected);
  });

  test.each([
    [
      'a page',
      '<html><head><title>502 Bad Gateway</title><script>var message = "x"</script></head><body><h1>502 Bad Gateway</h1></body></html>',
      '502 Bad Gateway',
    ],
    [
      'a page whose title is but the number',
      '<html><head><title>413</title></head><body><h1>413 Request Entity Too Large</h1></body></html>',
      '413 Request Entity Too Large',
    ],
    [
      'XML',
      '<?xml version="1.0"?><Error><Code>X</Code><Message>No &lt;b&gt;</Message></Error>',
      'No <b>',
    ],
    ['plain text', '  No,\n never ', 'No, never'],
    ['JSON with a mark before it', '\uFEFF{"Message":"No"}', 'No'],
    ['JSON cut short', '{"ClassName":"X","Message":"No, \\"never\\"","Data":{"a', 'No, "never"'],
    ['a field list cut short', '{"[0].client_id":["No way, Path', 'client_id: No way, Path'],
    ['an empty model state', '{}', null],
    ['an empty body', '', null],
    [
      'an object without a message',
      '{"id":5,"summary":"Error 403","note":"Token not found"}',
      null,
    ],
    ['a warning', '{"_warning":"No"}', null],
  ])('is read from %s', (_, body, expected) => {
    expect(messageOf(body).text).toBe(expected);
  });

  test('is never read from rows that are no errors', () => {
    expect(
      messageOf('[{"id":1,"summary":"Error = 403 Forbidden"},{"id":2,"details":"Token not found"}]')
        .text,
    ).toBeNull();
  });

  test('holds the codes for recognising only', () => {
    const message = messageOf('{"error":{"code":"Authorization_RequestDenied","message":"No"}}');
    expect(message.text).toBe('No');
    expect(message.said).toContain('Authorization_RequestDenied');
  });

  test('does not depend on the case of names or on how deep strings wrap it', () => {
    const letter = fc.constantFrom(
      (name: string) => name.toUpperCase(),
      (name: string) => name.toLowerCase(),
      (name: string) => name,
    );
    fc.assert(
      fc.property(
        letter,
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('Message', 'errorMessage', 'error'),
        (cased, depth, name) => {
          let body = JSON.stringify({ [cased(name)]: 'You may not' });
          for (let level = 0; level < depth; level += 1) body = JSON.stringify(body);
          expect(messageOf(body).text).toBe('You may not');
        },
      ),
    );
  });

  test('comes of any text without an error and never grows', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((text) => `<${text}`),
          fc.string().map((text) => `{"message":"${text}`),
        ),
        (body) => {
          expect(messageOf(body).text?.length ?? 0).toBeLessThanOrEqual(2000);
        },
      ),
    );
  });
});
