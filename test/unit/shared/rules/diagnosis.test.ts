import { describe, expect, it } from 'vitest';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { toldStatus } from '../../../../shared/rules/diagnosis.ts';
import { reviewed } from './exchange-of.ts';

const pasted = (text: string) => {
  const [diagnosis] = reviewed(exampleExchanges([{ text }])).diagnoses;
  if (diagnosis === undefined) throw new Error('nothing was found');
  return diagnosis;
};

describe('the status that a pasted message is shown with', () => {
  it('is the number that it names, or that no answer came where the browser says so', () => {
    expect(toldStatus(pasted('Error 403: no permission'))).toBe(403);
    expect(toldStatus(pasted('net::ERR_CONNECTION_REFUSED'))).toBe(0);
    expect(toldStatus(pasted('Error: getaddrinfo ENOTFOUND acme.halopsa.com'))).toBe(0);
  });

  it('is none where it names none, for a message is an answer', () => {
    expect(toldStatus(pasted('The field Summary is mandatory'))).toBeNull();
    expect(toldStatus(pasted('Your session has expired. Please sign in again.'))).toBeNull();
    const unknown = pasted('Order 429 was not found in the warehouse');
    expect(toldStatus(unknown)).toBeNull();
    expect(unknown.summary).not.toMatch(/request|Halo/);
  });
});

describe('a value in the wrong format', () => {
  const told = (body: string) => {
    const url = 'https://example.halopsa.com/api/Tickets';
    const sent = { method: 'POST', url, status: 422, mimeType: 'application/json', body };
    return reviewed(exampleExchanges([sent])).diagnoses[0]?.summary;
  };

  it.each([
    ['{"errorMessage":"The field summary must be text."}', 'The field summary must be text.'],
    ['{"errors":{"start":["is not a date"]}}', 'start: is not a date'],
  ])('is told first in the words of the answer: %s', (body, words) => {
    expect(told(body)).toBe(`A value was refused (status 422): “${words}”`);
  });

  it('is told by its status where the answer has no words', () => {
    expect(told('')).toBe('A value was refused with status 422.');
  });
});
