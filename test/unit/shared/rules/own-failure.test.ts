import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { failureWords } from '../../../../shared/rules/failure-words.ts';
import { beginsWithRecords, ownFailure, tells } from '../../../../shared/rules/own-failure.ts';

const rows = Array.from({ length: 40 }, (_, id) => ({
  id,
  summary: `Printer ${id}`,
  status: 'error',
  custom: [{ id, value: 'x' }],
}));
const plain = rows.map(({ id, summary }) => ({ id, summary }));

describe('an answer too long to be read whole', () => {
  test.each([
    ['before its list', { success: false, message: 'No rights', rows }],
    ['behind its list', { rows, success: false, message: 'No rights' }],
    [
      'behind a list without a list in its rows',
      { rows: plain, success: false, message: 'No rights' },
    ],
    ['in a list of its own at the end', { rows: plain, errors: [{ message: 'No rights' }] }],
    ['in a list of texts at the end', { rows: plain, errors: ['No rights'] }],
    ['in a list of errors at the beginning', { errors: [{ message: 'No rights' }], rows: plain }],
    ['between two lists', { rows: plain, error: 'No rights', more: [] }],
  ])('tells of its failure %s', (_where, answer) => {
    expect(ownFailure(JSON.stringify(answer), true)).toBe('No rights');
    expect(ownFailure(JSON.stringify(answer, null, 2), true)).toBe('No rights');
  });

  test('tells of it in a list of errors that is long itself', () => {
    const errors = plain.map(({ summary }) => ({ message: `${summary} was not taken` }));
    expect(ownFailure(JSON.stringify({ errors }), true)).toContain('Printer 0 was not taken');
  });

  test('tells nothing by the rows that it lists', () => {
    expect(ownFailure(JSON.stringify({ record_count: 40, tickets: rows }), true)).toBeNull();
    expect(ownFailure(JSON.stringify(rows), true)).toBeNull();
  });
});

describe('the beginning of a list of records', () => {
  test('is known as Halo writes it', () => {
    expect(beginsWithRecords('{"record_count":40,"tickets":[{"id":1,"summary":"Printer')).toBe(
      true,
    );
    expect(
      beginsWithRecords('{"page_no":1,"page_size":50,"record_count":40,"users":[{"id":7'),
    ).toBe(true);
    expect(beginsWithRecords('{"record_count":1,"errors":[{"id":1')).toBe(false);
  });

  test('would tell of no failure if its words were looked for', () => {
    const english =
      'tickets page_no _errors error model_state modelstate validation_errors fault exception ok code';
    const others = Object.values(failureWords).flatMap(({ went, error }) => [...went, ...error]);
    const names = fc.oneof(
      fc.constantFrom(...english.split(' ')),
      fc.constantFrom(...others),
      fc.stringMatching(/^[a-z_]{1,12}$/),
    );
    const numbers = fc
      .array(fc.constantFrom('page_no', 'page_size', 'record_count', 'code'), { maxLength: 4 })
      .map((all) => all.map((name) => `"${name}":500,`).join(''));
    const rows = fc.constantFrom('{"id":1,"ok":0', '{"id":4', '{"code":500', '"No"', '{"id":"a"');
    fc.assert(
      fc.property(numbers, names, rows, fc.string(), (before, name, row, rest) => {
        const begin = `{"record_count":4,${before}"${name}":[${row},${rest}`;
        if (!beginsWithRecords(begin)) return;
        expect(tells(begin.slice(0, begin.indexOf('[') + 12))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
