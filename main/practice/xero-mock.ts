import type { Clock } from './clock.ts';
import { invented } from './unseen-answers.ts';
import { createRollingLimit } from './rolling-limit.ts';
import { thirdPartyAnswer, type ThirdPartyAnswer } from './third-party.ts';

/**
 * Stands for Xero. It really counts: 60 calls in any minute and 5 at a time, per organisation
 * (https://developer.xero.com/faq/limits).
 */
export interface Xero {
  putInvoice(number: string): Promise<ThirdPartyAnswer>;
  /** An invoice of this number is in the books already. */
  book(number: string): void;
  /** Numbers of the invoices in the books, the newest first. */
  books(): readonly string[];
}

/** Xero with its limits: 60 calls in any minute, five at a time. */
export function createXero(clock: Clock, pause: () => Promise<void>): Xero {
  const minute = createRollingLimit(clock, 60, 1);
  let running = 0;
  const booked = new Set<string>();
  const tooMany = (problem: string, seconds: number) =>
    thirdPartyAnswer(
      429,
      'Too Many Requests',
      { message: invented.xeroLimit(problem, seconds) },
      {
        'retry-after': String(seconds),
        'x-rate-limit-problem': problem,
        'x-minlimit-remaining': problem === 'minute' ? '0' : '1',
      },
    );
  return {
    book: (number) => {
      booked.add(number);
    },
    books: () => [...booked].toReversed(),
    async putInvoice(number) {
      if (running >= 5) return tooMany('concurrent', 1);
      const wait = minute.take();
      if (wait > 0) return tooMany('minute', Math.ceil(wait / 1000));
      running += 1;
      try {
        await pause();
        // Xero's own words (https://developer.xero.com/documentation/api/accounting/responsecodes).
        if (booked.has(number))
          return thirdPartyAnswer(400, 'Bad Request', { message: 'Invoice # must be unique.' });
        booked.add(number);
        return thirdPartyAnswer(200, 'OK', {
          InvoiceID: crypto.randomUUID(),
          InvoiceNumber: number,
          Status: 'AUTHORISED',
        });
      } finally {
        running -= 1;
      }
    },
  };
}
