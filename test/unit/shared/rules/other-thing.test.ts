import { describe, expect, it, test } from 'vitest';
import { tellsOfOtherThing } from '../../../../shared/rules/other-thing.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { TextReader } from '../../../../shared/text/reader.ts';
import { knowledge } from './knowledge-files.ts';

const causes = knowledge();

function diagnosesOf(line: string) {
  const review = createReview(causes);
  const reader = new TextReader((exchange) => review.add(exchange));
  reader.pushText(line);
  reader.end();
  return review.result().diagnoses;
}

const others = [
  'User reports error 500 on their printer',
  "The customer's scanner shows error 503 when scanning to mail",
  'Customer gets error 404 on our website shop.example.com',
  'Outlook returned error 500 on her laptop',
  'SAP says HTTP 403 Forbidden for user Max',
  'Clients ask why their bank says error 403',
  'The label printer failed with 403',
  'SharePoint: 403 FORBIDDEN',
  'Our intranet site shows 502 Bad Gateway',
  'Der Drucker: Fehler 500',
  'The VPN client still reports error 412',
  'Error 401 at the web shop',
];

const halos = [
  'Error 500',
  '500 Internal Server Error',
  'Getting error 500 when saving the ticket on my laptop',
  'I see error 403 Forbidden on the phone and in the browser',
  'Halo shows error 500 when I open the asset of the printer',
  'The printer shows as offline in Halo, and saving it gives error 403',
  'The asset "Printer 3" could not be saved: 403 Forbidden',
  'The status of the printer could not be saved: 403 Forbidden',
  'Failed to sync invoice 1042 to Xero: 400 A validation exception occurred',
  'Outlook add-in of Halo: error 401 Unauthorized',
  'https://desk.example.com/api/Asset/3 returned 403 for the printer',
  '{"message":"The printer shows error 500"}',
  'The website says 403 Forbidden',
];

describe('a sentence about something that is not Halo', () => {
  test.each(others)('%s', (line) => {
    expect(tellsOfOtherThing(line)).toBe(true);
    expect(diagnosesOf(line)).toEqual([]);
  });
});

describe('a sentence that may be about Halo', () => {
  test.each(halos)('%s', (line) => {
    expect(diagnosesOf(line)).toHaveLength(1);
  });

  it('is read past a long text without a halt', () => {
    expect(tellsOfOtherThing('error on the '.repeat(20_000))).toBe(false);
  });
});
