import { describe, expect, it } from 'vitest';
import { failureWords } from '../../../../shared/rules/failure-words.ts';
import { ownFailure } from '../../../../shared/rules/own-failure.ts';
import { asked } from '../fix/practice-failures.ts';
import { reviewed } from './exchange-of.ts';

const languages = Object.entries(failureWords);
const all = languages.map(([, words]) => words);

describe.each(languages)('an answer in %s words', (_language, { examples }) => {
  it.each([...examples.fails])('says that it failed: %s', (answer) => {
    for (const text of [answer, JSON.stringify(JSON.parse(answer), null, 2)])
      for (const isReading of [true, false]) expect(ownFailure(text, isReading)).not.toBeNull();
  });

  it.each([...examples.fine])('says nothing of the kind: %s', (answer) => {
    for (const isReading of [true, false]) expect(ownFailure(answer, isReading)).toBeNull();
  });
});

describe('words of failure', () => {
  it('each is read in the place that is made for it, however it is written', () => {
    const pairs = (names: readonly string[], values: readonly unknown[]) =>
      names.flatMap((name) => values.map((value) => [name, value] as const));
    const told = all
      .flatMap(({ went, no, ended, badly, error }) => [
        ...pairs(['success', ...went], no),
        ...pairs(went, [false, 0]),
        ...pairs(['status', ...ended], badly),
        ...pairs(error, ['Kim 4711', ['Kim 4711']]),
      ])
      .flatMap(([name, value]) =>
        [name, name.toUpperCase(), name.replaceAll(' ', '_')].map((way) =>
          JSON.stringify({ [way]: value }),
        ),
      );
    expect(told.filter((answer) => ownFailure(answer, false) === null)).toEqual([]);
    expect(ownFailure('{"erfolg":0,"neu":4}', false)).toBeNull();
  });

  it('are shown as they stand, and make the answer suspicious, never a failure', () => {
    const answer = { erfolgreich: false, fehlermeldung: 'Der Kunde 4711 fehlt' };
    const request = { method: 'POST', path: '/api/Actions', sent: [{ ticket_id: 2001 }] };
    const review = reviewed([asked(1, 'alex', { ...request, status: 200, answer })]);
    expect(review.diagnoses).toEqual([]);
    expect(review.suspicions).toMatchObject([
      { kind: 'says-failure', said: 'Der Kunde 4711 fehlt', entries: [1] },
    ]);
  });

  it('say nothing in a record, in a list that was read, or in a text that somebody wrote', () => {
    const rows = all.flatMap(({ error, badly }, id) =>
      error.map((name) => ({ id, status: 'open', [name]: badly[0], note: badly.join(' ') })),
    );
    expect(ownFailure(JSON.stringify(rows), true)).toBeNull();
    expect(
      ownFailure(JSON.stringify({ page_no: 1, record_count: 3, tickets: rows }), true),
    ).toBeNull();
    for (const row of rows) expect(ownFailure(JSON.stringify(row), true)).toBeNull();
    const mail = { subject: 'Fehler: fehlgeschlagen', body: '{"erfolgreich":false}' };
    expect(ownFailure(JSON.stringify(mail), false)).toBeNull();
  });
});
