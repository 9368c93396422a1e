import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictSince } from '../../../../shared/fix/verdict.ts';
import type { Verdict } from '../../../../shared/fix/watch.ts';
import { reviewed } from '../rules/exchange-of.ts';
import { type Agent, type Asked, asked, me } from './practice-failures.ts';

const broken = { status: 500, answer: { Message: 'It failed.' } };
const fine = { status: 200, answer: [{ id: 9 }] };
const book = (query = ''): Omit<Asked, 'status'> => ({ path: `/api/Addressbook${query}` });
const save = (ticket: number, note = 'Done'): Omit<Asked, 'status'> => ({
  method: 'POST',
  path: '/api/Actions',
  sent: [{ ticket_id: ticket, outcome_id: 1, note }],
});
const sent = (
  index: number,
  what: Omit<Asked, 'status'>,
  answer: Pick<Asked, 'status' | 'answer'>,
  { by = 'sam', action = 'Click: Send' }: { by?: Agent; action?: string | null } = {},
): Exchange => ({
  ...asked(index, by, { ...what, ...answer }),
  action,
  pageUrl: 'https://acme.halopsa.com/console',
});

/** What the check says when it is opened behind all of `before`, and `later` comes after that. */
function opened(
  failed: Exchange,
  before: readonly Exchange[],
  later: readonly Exchange[] = [],
  since: number | null = failed.index,
): Verdict {
  const known = [me(1, 'sam'), failed];
  const all = [...known, ...before, ...later];
  const fault = reviewed(known).diagnoses[0];
  if (fault === undefined) throw new Error('nothing failed');
  return verdictSince(
    {
      fingerprint: fingerprintOf(fault, known.map(rowOf)),
      after: before.at(-1)?.index ?? failed.index,
      anySite: false,
      pace: null,
    },
    since,
    all.map(rowOf),
    reviewed(all),
    null,
  );
}
const untried = { kind: 'waiting', near: null, other: null };

describe('what was mended before the check was opened', () => {
  it.each([400, 403, 500, 503, 504])('counts at once: %i', (status) => {
    const answer = { ...broken, status };
    expect(opened(sent(2, save(2001), answer), [sent(3, save(2001), fine)])).toEqual({
      kind: 'works',
      index: 3,
    });
    expect(opened(sent(2, book('?id=1'), answer), [sent(3, book('?id=1'), fine)])).toEqual({
      kind: 'works',
      index: 3,
    });
  });

  it('asks at once where the same button sent other values', () => {
    expect(opened(sent(2, book(), broken), [sent(3, book('?client_id=1'), fine)])).toMatchObject({
      kind: 'waiting',
      near: { index: 3, differs: 'value' },
    });
  });

  it('is not asked of what pages read by themselves, or another button did', () => {
    for (const action of [null, 'Click: Refresh'])
      expect(
        opened(sent(2, book(), broken), [sent(3, book('?client_id=1'), fine, { action })]),
      ).toEqual(untried);
  });

  it('is nothing that is like it and not the same', () => {
    const failed = sent(2, save(2001), broken);
    const likes = [
      sent(3, save(2002), fine),
      sent(3, save(2001), fine, { action: 'Click: Delete' }),
      sent(3, save(2001), { status: 500, answer: { Message: 'Time is up.' } }),
      sent(3, { path: '/api/Actions' }, fine),
    ];
    for (const like of likes) expect(opened(failed, [like]).kind).not.toBe('works');
    const byAlex = sent(4, save(2001), fine, { by: 'alex' });
    expect(opened(failed, [me(3, 'alex'), byAlex]).kind).not.toBe('works');
  });

  it('counts no more once it is watched anew, or tried again', () => {
    const failed = sent(2, save(2001), broken);
    const worked = sent(3, save(2001), fine);
    expect(opened(failed, [worked], [], null)).toEqual(untried);
    expect(opened(failed, [worked], [sent(4, save(2001), broken)])).toEqual({
      kind: 'same',
      index: 4,
    });
  });
});
