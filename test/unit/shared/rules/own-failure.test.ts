import { describe, expect, test } from 'vitest';
import { ownFailure } from '../../../../shared/rules/own-failure.ts';

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
