import { say } from '../words/say.ts';
import { askedFor, doneTo } from './asked-for.ts';
import type { Diagnosis } from './diagnosis.ts';

/**
 * No two diagnoses look alike: where titles are the same, what they differ in is said with them, in
 * words that people use. What was asked for comes first, then its status. Where nothing but the
 * address tells one from the others, it keeps its title; where several are left so, their requests
 * are numbered as the table numbers them.
 */
export function toldApart(diagnoses: readonly Diagnosis[]): readonly Diagnosis[] {
  const groups = new Map<string, Diagnosis[]>();
  for (const diagnosis of diagnoses) {
    const group = groups.get(diagnosis.title);
    if (group === undefined) groups.set(diagnosis.title, [diagnosis]);
    else group.push(diagnosis);
  }
  const told = new Map([...groups.values()].flatMap(differing));
  return diagnoses.map((diagnosis) => {
    const what = told.get(diagnosis);
    return what === undefined
      ? diagnosis
      : { ...diagnosis, title: say('title.what', { title: diagnosis.title, what }) };
  });
}

/** What each of a group is, beside its title; those that keep their title are left out. */
function differing(group: readonly Diagnosis[]): readonly (readonly [Diagnosis, string])[] {
  if (group.length < 2) return [];
  const told = group.map((diagnosis) => [diagnosis, differenceIn(group, diagnosis)] as const);
  const untold = told.filter(([, what]) => what === null).length;
  return told.flatMap(([diagnosis, what]) => {
    if (what !== null) return [[diagnosis, what] as const];
    if (untold === 1) return [];
    return [[diagnosis, say('asked.request', { number: String(diagnosis.entries[0] ?? '') })]];
  });
}

/** What none of the others is; null where no words tell. */
function differenceIn(group: readonly Diagnosis[], diagnosis: Diagnosis): string | null {
  for (const way of ways) {
    const words = way(diagnosis);
    if (words !== '' && group.every((other) => other === diagnosis || way(other) !== words))
      return words;
  }
  return null;
}

const withError = (words: string, { status }: Diagnosis): string =>
  words === '' || status <= 0
    ? ''
    : say('asked.withStatus', { what: words, status: String(status) });

const ways: readonly ((diagnosis: Diagnosis) => string)[] = [
  askedFor,
  doneTo,
  ({ status }) => (status > 0 ? say('asked.status', { status: String(status) }) : ''),
  ({ integration }) => integration ?? '',
  (diagnosis) => withError(askedFor(diagnosis), diagnosis),
  (diagnosis) => withError(doneTo(diagnosis), diagnosis),
  (diagnosis) => withError(diagnosis.integration ?? '', diagnosis),
];
