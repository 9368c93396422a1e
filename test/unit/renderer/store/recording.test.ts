import { describe, expect, it } from 'vitest';
import { createRecording, mergeRows } from '../../../../renderer/store/recording.ts';
import { noBody } from '../../../../shared/exchange/exchange.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { createReview, type Review, type ReviewOptions } from '../../../../shared/rules/review.ts';
import { exchange } from '../build.ts';

function recordingWithOptions() {
  const options: ReviewOptions[] = [];
  const recording = createRecording((given) => {
    options.push(given);
    return createReview([], given);
  });
  return { recording, options };
}

describe('a recording', () => {
  it('keeps rows in order of appearance and replaces those that grow', () => {
    const { recording } = recordingWithOptions();
    recording.add([exchange(0), exchange(1, { state: 'open' })]);
    const before = recording.rows();
    recording.add([exchange(1, { status: 400 }), exchange(2)]);
    expect(recording.rows().map((row) => [row.index, row.state, row.status])).toEqual([
      [0, 'done', 200],
      [1, 'done', 400],
      [2, 'done', 200],
    ]);
    expect(before[1]?.state).toBe('open');
  });

  it('derives the review again only when something changed', () => {
    const { recording } = recordingWithOptions();
    recording.add([exchange(0)]);
    const first = recording.review();
    expect(recording.review()).toBe(first);
    recording.add([exchange(1)]);
    expect(recording.review()).not.toBe(first);
  });

  it('starts the review anew with each new "it failed now", once', () => {
    const { recording, options } = recordingWithOptions();
    recording.setMarks([]);
    recording.add([exchange(0), exchange(1)]);
    recording.setMarks([1]);
    recording.setMarks([1]);
    expect(options.map((given) => given.marks)).toEqual([undefined, [1]]);
  });

  it('starts the review anew when another Halo is looked at, and keeps what it has', () => {
    const { recording, options } = recordingWithOptions();
    recording.add([exchange(0, { status: 500 })]);
    recording.setOrigins(['https://acme.halopsa.com']);
    recording.setOrigins(['https://acme.halopsa.com']);
    expect(options).toHaveLength(2);
    expect(recording.failureCount).toBe(1);
    expect(recording.exchange(0)?.response?.status).toBe(500);
  });
});

describe('what the window holds of answers', () => {
  it('is bounded: the oldest contents that no diagnosis needs go first, and are asked for again', () => {
    const review = {
      add: () => undefined,
      failureCount: 1,
      result: () => ({ diagnoses: [{ entries: [0] }], setAside: 0, setAsideEntries: [] }),
    };
    const withText = (index: number, text: string) => {
      const one = exchange(index);
      return { ...one, response: one.response && { ...one.response, body: { ...noBody, text } } };
    };
    const recording = createRecording(() => review as unknown as Review, 1_000); // no more of a result is read
    recording.add([0, 1, 2, 3].map((index) => withText(index, 'x'.repeat(300))));
    const bodies = [0, 1, 2, 3].map((index) => recording.exchange(index)?.response?.body);
    expect(bodies.map((body) => [body?.text?.length ?? null, body?.truncated])).toEqual([
      [300, false],
      [null, true],
      [null, true],
      [300, false],
    ]);
    expect(recording.rows()).toHaveLength(4);
  });
});

describe('merging rows', () => {
  it('puts a late row at its place', () => {
    const rows = [exchange(0), exchange(4)].map(rowOf);
    expect(mergeRows(rows, [exchange(5), exchange(2)].map(rowOf)).map((row) => row.index)).toEqual([
      0, 2, 4, 5,
    ]);
  });
});
