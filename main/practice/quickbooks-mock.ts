import { thirdPartyAnswer, type ThirdPartyAnswer } from './third-party.ts';

/** Stands for QuickBooks: it takes every invoice into the books of the company that was chosen. */
export interface QuickBooks {
  createInvoice(number: string): ThirdPartyAnswer;
  /** Numbers of the invoices in the books, the newest first. */
  books(): readonly string[];
}

export function createQuickBooks(): QuickBooks {
  const booked = new Set<string>();
  return {
    createInvoice(number) {
      booked.add(number);
      return thirdPartyAnswer(200, 'OK', { Invoice: { DocNumber: number } });
    },
    books: () => [...booked].toReversed(),
  };
}
