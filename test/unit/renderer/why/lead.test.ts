import { describe, expect, it } from 'vitest';
import { leadOf, markedLast } from '../../../../renderer/why/lead.ts';
import { timelineOf } from '../../../../renderer/why/timeline.ts';
import { emptyReview } from '../../../../shared/rules/diagnosis.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { diagnosis } from '../build.ts';
import { exchange } from '../../main/journal/exchange.ts';

const row = (index: number, action: string | null, status = 200) =>
  rowOf({ ...exchange(index, status), action, startedAt: index * 10_000 });
const problem = (cause: string, ...entries: readonly number[]) => diagnosis({ cause, entries });
const mark = (index: number) => ({ index, at: index * 10_000 + 1_000 });
const save = row(0, 'Clicked “Save”', 400);
const open = row(1, 'Opened “Addigy”');
const fetch = row(2, 'Clicked “Fetch”', 401);
const saved = problem('rate', 0);
const fetched = problem('sign-in', 2);

describe('what is said of the order of the results', () => {
  const lead = (
    rows: Parameters<typeof timelineOf>[0],
    diagnoses: Parameters<typeof leadOf>[1],
    marks: Parameters<typeof timelineOf>[2] = [],
  ) => leadOf(timelineOf(rows, { ...emptyReview, diagnoses }, marks), diagnoses);

  it('is nothing where there is one alone, which failed just before it was said', () => {
    expect(lead([save], [saved])).toBeNull();
    expect(lead([save], [saved], [mark(0)])).toBeNull();
    expect(lead([save, open], [saved])).toBeNull();
    expect(lead([], [])).toBeNull();
  });

  it('is what came first, where more than one failed', () => {
    expect(lead([save, open, fetch], [fetched, saved])).toEqual({ kind: 'last' });
    expect(lead([save, open, fetch], [fetched, saved], [mark(2)])).toEqual({ kind: 'last' });
    expect(lead([save, open, fetch], [saved, fetched], [mark(0)])).toEqual({ kind: 'marked' });
    expect(lead([save, open, fetch], [fetched, saved], [mark(1)])).toEqual({ kind: 'last' });
  });

  it('is nothing where the mark put first what failed again, and something else failed since', () => {
    const again = row(1, 'Clicked “Save”', 400);
    const both = problem('rate', 0, 1);
    expect(lead([save, again, fetch], [both, fetched], [mark(0)])).toBeNull();
    expect(lead([save, open, again], [both, fetched], [mark(0)])).toEqual({ kind: 'last' });
  });

  it('is what failed last where no deed is known, and nothing where that is not so', () => {
    const list = [row(0, null, 403), row(1, null, 500)];
    const [older, newer] = [problem('right', 0), problem('server', 1)];
    expect(lead(list, [newer, older])).toEqual({ kind: 'latest' });
    expect(lead(list, [older, newer])).toBeNull();
    expect(lead(list, [older, newer], [mark(0)])).toEqual({ kind: 'marked' });
    expect(lead(list, [newer, older], [mark(0)])).toEqual({ kind: 'latest' });
    // All of it failed before it was said.
    expect(lead(list, [newer, older], [mark(1)])).toEqual({ kind: 'latest' });
    expect(lead(list, [older, newer], [mark(1)])).toBeNull();
  });

  it('is that it failed earlier, where no error came of what was done since', () => {
    expect(lead([save, open], [saved], [mark(1)])).toEqual({ kind: 'earlier', at: 0 });
  });

  it('is the same where a page sent by itself what failed then', () => {
    const polled = rowOf({ ...exchange(0, 403), action: null, startedAt: 5_000 });
    const right = problem('right', 0);
    expect(lead([polled, open], [right], [mark(1)])).toEqual({ kind: 'earlier', at: 5_000 });
    expect(lead([polled], [right], [mark(0)])).toBeNull();
    // What was done before it failed says nothing of what came after.
    const later = rowOf({ ...exchange(1, 403), action: null, startedAt: 15_000 });
    expect(lead([row(0, 'Opened'), later], [problem('right', 1)], [mark(1)])).toBeNull();
    expect(lead([open, row(2, null, 403)], [problem('right', 2)], [mark(2)])).toBeNull();
  });

  it('never says so of what may have failed', () => {
    const waiting = rowOf({ ...exchange(1, 200), action: 'Opened', state: 'open' });
    expect(lead([save, waiting], [saved], [mark(1)])).toBeNull();
    const over = problem('over', 1);
    const moments = timelineOf([save, open], { ...emptyReview, diagnoses: [saved, over] }, [
      mark(1),
    ]);
    expect(leadOf(moments, [saved])).toBeNull();
  });
});

describe('that it failed now', () => {
  const said = (rows: Parameters<typeof timelineOf>[0], ...changed: readonly number[]) =>
    markedLast(
      timelineOf(rows, { ...emptyReview, diagnoses: [] }, [mark(1)]),
      changed.map((changedAt) => ({ changedAt })),
    );

  it('is the last word until something is done, or a fix goes on', () => {
    expect(said([open])).toBe(11_000);
    expect(said([open], 10_000)).toBe(11_000);
    expect(said([open], 10_000, 12_000)).toBeNull();
    expect(said([open, row(2, 'Clicked “Fetch”')])).toBeNull();
    expect(said([open, row(2, null)])).toBe(11_000);
  });
});
