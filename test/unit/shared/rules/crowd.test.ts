import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { Crowds } from '../../../../shared/rules/crowd.ts';
import type { Case } from '../../../../shared/rules/case.ts';
import { noEvidence } from '../../../../shared/rules/evidence.ts';
import { exchangeOf, reviewed } from './exchange-of.ts';

const desk = 'https://acme.halopsa.com';
type Kind = (index: number) => Parameters<typeof exchangeOf>[0];

const kinds: Readonly<Record<string, Kind>> = {
  'one record after another that is refused': (id) => ({
    url: `${desk}/api/tickets/${id}?x=${id}`,
    status: 403,
    body: '{"message":"You do not have access to this ticket"}',
  }),
  'words with a number in them': (id) => ({
    url: `${desk}/api/actions`,
    method: 'POST',
    status: 400,
    body: `{"message":"Ticket ${id} is closed"}`,
  }),
  'one request again and again': () => ({ url: `${desk}/api/report/7`, status: 500, body: '' }),
  'an ended sign-in': (id) => ({ url: `${desk}/api/notifications?_=${id}`, status: 401, body: '' }),
  'a failure inside an answer that says it succeeded': (id) => ({
    url: `${desk}/api/report/${id}`,
    status: 200,
    body: '{"report":{"loaded":false,"load_error":"Invalid column name"}}',
  }),
  'what is set aside': (id) => ({ url: `${desk}/favicon.ico?${id}`, status: 404, body: '' }),
};

function many(kind: Kind, count: number, source: Exchange['source']): readonly Exchange[] {
  return Array.from({ length: count }, (_, index) => {
    // Now and then something succeeds.
    const example = index % 1400 === 1399 ? { url: `${desk}/api/team/${index}` } : kind(index);
    return exchangeOf(example, {
      id: `${source}-${index}`,
      index,
      source,
      startedAt: 1_700_000_000_000 + index * 50,
    });
  });
}

describe('failures that are alike', () => {
  test.each(Object.entries(kinds))(
    'are one diagnosis with every number, as if each was kept: %s',
    (_name, kind) => {
      // What a site sends is kept one by one.
      const each = reviewed(many(kind, 4500, 'live'));
      const counted = reviewed(many(kind, 4500, 'har'));
      expect(counted).toEqual(each);
      expect(counted.diagnoses.length + counted.setAside).toBeGreaterThan(0);
    },
  );

  const failure = (index: number, more: Partial<Case> = {}): Case => ({
    indexes: [index],
    time: index,
    origin: 0,
    aside: null,
    evidence: [{ ...noEvidence, source: 'traffic', path: `/api/tickets/${index}`, status: 403 }],
    preflight: false,
    question: 1,
    isDeed: false,
    isPressed: false,
    request: index + 1,
    way: 1,
    account: 0,
    ...more,
  });

  test('take no more room behind the first thousand, however many they are', () => {
    const crowds = new Crowds();
    const kept = Array.from({ length: 50_000 }, (_, index) =>
      crowds.holds(failure(index), 0),
    ).filter((held) => !held);
    expect(kept).toHaveLength(1000);
    expect(crowds.all.map(({ indexes }) => indexes.length)).toEqual([49_000]);
  });

  test('are counted anew once something succeeded, and apart where they mean something else', () => {
    const crowds = new Crowds();
    const other = { ...noEvidence, source: 'traffic' as const, status: 404 };
    for (let index = 0; index < 3000; index += 1) {
      crowds.holds(failure(index), index < 2000 ? 0 : 1);
      crowds.holds(failure(index, { evidence: [other] }), 0);
    }
    expect(crowds.all.map(({ indexes }) => indexes.length).sort()).toEqual([1000, 1000, 2000]);
  });

  const saying = (index: number, word: string): Case =>
    failure(index, { evidence: [{ ...noEvidence, source: 'traffic', said: word }] });
  const word = (number: number): string =>
    [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');

  test('and failures that are all different take no more room behind a bound, and are counted', () => {
    const crowds = new Crowds({ kinds: 20, kept: 300 });
    const kept = Array.from({ length: 5000 }, (_, index) =>
      crowds.holds(saying(index, word(index)), index),
    ).filter((held) => !held);
    expect([kept.length, crowds.all.length, crowds.unlisted]).toEqual([300, 0, 4700]);
    // Those like the first are still told with it, whatever succeeded between them.
    for (let index = 0; index < 50; index += 1)
      crowds.holds(saying(6000 + index, 'a'), 6000 + index);
    expect([crowds.all.map(({ indexes }) => indexes.length), crowds.unlisted]).toEqual([
      [50],
      4700,
    ]);
  });

  test('and more diagnoses than anybody reads are counted, not listed', () => {
    const { diagnoses, unlisted } = reviewed(
      Array.from({ length: 1100 }, (_, index) =>
        exchangeOf(
          {
            url: `${desk}/api/${word(index)}`,
            status: 403,
            body: '{"message":"You do not have access"}',
          },
          { id: `har-${index}`, index, source: 'har' },
        ),
      ),
    );
    expect([diagnoses.length, unlisted]).toEqual([1000, 100]);
  });
});
