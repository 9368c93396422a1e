import { describe, expect, it } from 'vitest';
import { HarReader } from '../../../../shared/har/reader.ts';
import { entry, har, readHar } from './read-har.ts';

const urls = (read: { exchanges: readonly { request: { url: string } }[] }): readonly string[] =>
  read.exchanges.map((one) => one.request.url.split('/').at(-1) ?? '');

describe('the splitter', () => {
  it('gives the same entries whatever the size of the chunks', () => {
    const file = JSON.stringify(
      har([entry(1, { _text: 'é"\\{'.repeat(500) }), entry(2), entry(3)]),
      null,
      2,
    );
    const all = readHar(file);
    for (const size of [1, 2, 3, 7, 64, 1000]) expect(readHar(file, size)).toEqual(all);
    expect(urls(all)).toEqual(['1', '2', '3']);
  });

  it('finds entries before the creator, in a bare list, in a bare entry and in one file after another', () => {
    const before = readHar(
      `{"log":{"entries":[${JSON.stringify(entry(1))}],"version":"1.2","creator":{"name":"Late","version":"2"}}}`,
    );
    expect([before.creator, urls(before)]).toEqual(['Late 2', ['1']]);
    expect(urls(readHar([entry(1), entry(2)]))).toEqual(['1', '2']);
    expect(urls(readHar(entry(5)))).toEqual(['5']);
    expect(urls(readHar({ entries: [entry(6)] }))).toEqual(['6']);
    expect(
      urls(readHar(`${JSON.stringify(har([entry(1)]))}\n${JSON.stringify(har([entry(2)]))}`)),
    ).toEqual(['1', '2']);
    expect(urls(readHar({ test_response: har([entry(8), entry(9)]) }))).toEqual(['8', '9']);
  });

  it('takes a function call around the list, a byte order mark and duplicate keys', () => {
    expect(urls(readHar(`onInputData(${JSON.stringify(har([entry(1)]))});`))).toEqual(['1']);
    expect(urls(readHar(`\uFEFF${JSON.stringify(har([entry(1)]))}`))).toEqual(['1']);
    expect(
      urls(
        readHar(
          `{"log":{"entries":[${JSON.stringify(entry(1))}],"entries":[${JSON.stringify(entry(2))}]}}`,
        ),
      ),
    ).toEqual(['1', '2']);
  });

  it('loses one entry to one bad entry, and says so', () => {
    const [first, bad, last] = [entry(1), entry(2), entry(3)].map((one) => JSON.stringify(one));
    const damaged = (text: string): string => `{"log":{"entries":[${first},${text},${last}]}}`;
    for (const text of [
      bad?.slice(0, -30),
      bad?.replace('"url":"', '"url":'),
      bad?.replace('{', '{,'),
      '{"request":',
      bad?.replace('"GET"', '"GET'),
    ]) {
      const read = readHar(damaged(text ?? ''));
      expect(urls(read)).toEqual(['1', '3']);
      expect(read.skipped).toEqual([{ index: 1, reason: 'damaged' }]);
    }
  });

  it('goes on behind rubbish between entries', () => {
    const text = [entry(1), entry(2), entry(3)].map((one) => JSON.stringify(one));
    expect(urls(readHar(`{"log":{"entries":[${text.join(',,x y "z" }]')}]}}`))).toEqual([
      '1',
      '2',
      '3',
    ]);
    expect(urls(readHar(`{"log":{"entries":[${text.join('')}]}}`))).toEqual(['1', '2', '3']);
  });

  it('gives what stands before the end of a file cut short', () => {
    const file = JSON.stringify(har([entry(1), entry(2), entry(3)]));
    const read = readHar(file.slice(0, file.lastIndexOf('tickets/3')));
    expect([read.truncated, urls(read)]).toEqual([true, ['1', '2']]);
    expect(read.skipped).toEqual([{ index: 2, reason: 'cut' }]);
  });

  it('says of each element that is no request why it was left out, and keeps the numbers of the others', () => {
    const read = readHar(
      har([null, entry(1), 'text', [], { request: { method: 'GET' } }, { response: {} }, entry(2)]),
    );
    expect(read.exchanges.map((one) => one.index)).toEqual([1, 6]);
    expect(read.skipped.map((one) => [one.index, one.reason])).toEqual([
      [0, 'noEntry'],
      [2, 'noEntry'],
      [3, 'noEntry'],
      [4, 'noUrl'],
      [5, 'noRequest'],
    ]);
  });

  it("gives out entries that a lost bracket put into a list like an exporter's extra", () => {
    const [one, two, three] = [1, 2, 3].map((number) => JSON.stringify(entry(number)));
    const extra = (inside: string): string =>
      `${JSON.stringify(entry(0)).slice(0, -1)},"_redirects":[${inside}]}`;
    const all = (text: string): readonly string[] => urls(readHar(text, 200));
    // Whole: an extra stays where it is.
    expect(all(`{"log":{"entries":[${extra(`${one},${two}`)},${three}]}}`)).toEqual(['0', '3']);
    expect(all(`{"log":{"entries":[${extra(`${one},${two}`)}]}}`)).toEqual(['0']);
    // It begins with something else than an entry; the list of entries ends too early; the file
    // does, after damage.
    expect(all(`{"log":{"entries":[${extra(`{"a":1},${one},${two}`)},${three}]}}`)).toEqual([
      '0',
      '1',
      '2',
      '3',
    ]);
    expect(all(`{"log":{"entries":[${extra(`${one},${two},${three}`)}}}`)).toEqual([
      '0',
      '1',
      '2',
      '3',
    ]);
    expect(all(`{"log":{"entries":[{"a":"b"c},${extra(`${one},${two}`)}`)).toEqual(['0', '1', '2']);
  });

  it('gives out entries that stand inside one another where the file ends too early', () => {
    const [one, two, three] = [1, 2, 3].map((id) => JSON.stringify(entry(id)));
    const swallowing = JSON.stringify(entry(0)).replace(
      /"headers":\[/,
      `"headers":[${one},${two},`,
    );
    expect(
      urls(
        readHar(
          `{"log":{"entries":[{"request":{"url":"https://a.example/9"},"_x":[${swallowing},${three}`,
        ),
      ),
    ).toEqual(['0', '1', '2', '3']);
  });

  it('knows an empty list from none at all', () => {
    expect(readHar({ log: { entries: [] } }).found).toBe(true);
    expect(readHar({ log: { pages: [{ id: 'a' }] } }).found).toBe(false);
    expect(readHar({ log: 'no', entries: null }).found).toBe(false);
  });

  it('survives nesting 10,000 deep and members named __proto__', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const text = JSON.stringify(entry(1)).replace(
      '{',
      `{"_deep":${deep},"__proto__":{"status":500},`,
    );
    const read = readHar(
      `{"log":{"__proto__":{"a":1},"entries":[${text},${JSON.stringify(entry(2))}]}}`,
    );
    expect(urls(read)).toEqual(['1', '2']);
    expect(({} as Record<string, unknown>)['status']).toBeUndefined();
  });

  it('reads an entry with a body of 80 MB without keeping it, and the entries around it', () => {
    const kept: string[] = [];
    const bodies: (boolean | undefined)[] = [];
    const reader = new HarReader({
      exchange: (exchange) => {
        kept.push(exchange.request.url);
        bodies.push(exchange.response?.body.truncated);
      },
    });
    const [start = '', end = ''] = JSON.stringify(entry(2))
      .replace('"a\\":', 'SPLIT')
      .split('SPLIT');
    const push = (text: string): void => reader.push(new TextEncoder().encode(text));
    push(`{"log":{"entries":[${JSON.stringify(entry(1))},${start}`);
    const filling = new TextEncoder().encode('x'.repeat(4 * 1024 * 1024));
    for (let i = 0; i < 20; i += 1) reader.push(filling);
    push(`${end},${JSON.stringify(entry(3))}]}}`);
    const summary = reader.end();
    expect([summary.entries, summary.skippedCount]).toEqual([3, 0]);
    expect(kept.map((url) => url.split('/').at(-1))).toEqual(['1', '2', '3']);
    expect(bodies).toEqual([false, true, false]);
  });
});
