import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../../shared/rules/diagnosis.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { TextReader } from '../../../../shared/text/reader.ts';
import { knowledge } from './knowledge-files.ts';

/** What a pasted text is explained by: one problem. */
function explained(text: string): Diagnosis {
  const review = createReview(knowledge());
  const reader = new TextReader((exchange) => review.add(exchange));
  reader.pushText(text);
  reader.end();
  const [only, ...others] = review.result().diagnoses;
  expect(others).toEqual([]);
  return only ?? expect.fail('nothing was found');
}

describe('a status that somebody wrote', () => {
  const numbers = [400, 401, 403, 404, 405, 407, 409, 413, 415, 422, 429, 431, 500, 501, 503, 504];

  test.each(numbers)('%i alone is nobody’s message, and no cause of it is likely', (status) => {
    for (const text of [`${status}`, `Error ${status}`, `HTTP ${status}`, `Fehler ${status}`])
      expect(explained(text)).toMatchObject({ status, message: null, confidence: 'possible' });
  });

  test.each([
    ['HTTP 500 Internal Server Error', 500],
    ['Bad Request 400', 400],
    ['413 Request Entity Too Large', 413],
    ['Request failed with status code 500', 500],
    ['Ошибка 500', 500],
  ])('“%s” says no more than its number', (text, status) => {
    expect(explained(text)).toMatchObject({ status, message: null, confidence: 'possible' });
  });

  test('is told with its words, and these are not said to be a server’s', () => {
    const found = explained('Ошибка 500: заявка не сохраняется');
    expect(found.message).toBe('Ошибка 500: заявка не сохраняется');
    expect(found.summary).not.toMatch(/server says|answer says/);
  });
});

describe('a line of a browser’s console', () => {
  test.each([
    ['POST https://acme.halopsa.com/api/Attachment 413 (Request Entity Too Large)', 413],
    ['app.3f2a.js:1 POST https://acme.halopsa.com/api/Attachment 413 (Content Too Large)', 413],
    ['(index):12 GET https://acme.halopsa.com/api/Users 403 (Forbidden)', 403],
  ])('“%s” has a status and no message', (line, status) => {
    expect(explained(line)).toMatchObject({ status, message: null, refusedBy: 'halo' });
  });

  test('keeps whole what stands in its brackets besides', () => {
    const found = explained('GET https://acme.halopsa.com/api/Users 403 (No access to users)');
    expect(found.message).toBe('No access to users');
  });

  test('of Safari is told as the browser’s own refusal as well', () => {
    expect(
      explained('Origin https://portal.example is not allowed by Access-Control-Allow-Origin.'),
    ).toMatchObject({ cause: 'cors-blocked', refusedBy: 'browser' });
  });
});

describe('a message that names another system', () => {
  const error = 'An error occurred: 401 Unauthorized TokenExpired - token expired at 10:02';

  test.each([
    ['above it', `Hi,\n\nwhen I press Sync to Xero in Halo I get this:\n\n${error}\n\nThanks, Kim`],
    ['below it', `${error}\nThis happens when I press Sync to Xero.`],
  ])('in a line %s may be that system’s, which is not said to be likely', (_, text) => {
    expect(explained(text)).toMatchObject({
      cause: 'integration-credentials',
      integration: 'Xero',
      confidence: 'possible',
      message: error,
    });
  });

  test.each(['Xero: token not found', 'Datto RMM sync: session expired'])(
    '“%s” is not likely to be an ended sign-in to Halo',
    (text) => {
      expect(explained(text).confidence).toBe('possible');
    },
  );

  test('by the title of the pop-up is that system’s', () => {
    expect(explained('Failed to sync to Xero\n401 Unauthorized')).toMatchObject({
      integration: 'Xero',
      confidence: 'likely',
    });
  });

  test.each([
    ['an ended sign-in that names nobody', error],
    ['one far above the error', `We have Xero.\n\n\n\n\n${error}`],
    [
      'another line of a log',
      `2026-11-02 10:00:00 sent to Xero\n2026-11-02 10:00:01 ERROR 401 token expired`,
    ],
  ])('is not %s', (_, text) => {
    expect(explained(text)).toMatchObject({ cause: 'session-expired', confidence: 'likely' });
  });
});

describe('an exception of .NET', () => {
  const thrown = (...places: readonly string[]) =>
    ['System.NullReferenceException: Object reference not set to an instance of an object.']
      .concat(places.map((place) => `   at ${place}`))
      .join('\n');

  test('that was thrown inside Halo is a fault inside Halo', () => {
    const text = thrown(
      'System.Linq.Enumerable.First[T](IEnumerable`1 source)',
      'NetHelpdesk.API.Controllers.TicketsController.Post(Faults fault) in C:\\x.cs:line 2',
      'NetHelpdesk.API.Startup.Run()',
    );
    expect(explained(text)).toMatchObject({
      cause: 'server-error',
      refusedBy: 'halo',
      confidence: 'likely',
      status: 0,
      message:
        'System.NullReferenceException: Object reference not set to an instance of an object.',
    });
  });

  test('thrown in something that only has Halo’s name may be a customer’s own', () => {
    expect(explained(thrown('HaloApi.Client.Read(String text)'))).toMatchObject({
      cause: 'server-error',
      confidence: 'possible',
    });
  });

  test.each([
    ['of somebody else', thrown('Contoso.Tools.Import.Run()')],
    ['of nobody known', thrown()],
    [
      'of a page',
      'TypeError: x is undefined\n    at Halo.draw (https://acme.halopsa.com/a.js:1:2)',
    ],
  ])('%s stays unknown', (_, text) => {
    expect(explained(text).cause).toBe('unrecognised');
  });
});
