import { describe, expect, test } from 'vitest';
import type { Cause } from '../../../shared/rules/cause.ts';
import { builtInCauses } from '../../../shared/rules/knowledge.ts';
import { knowledgeFiles } from './built-in.ts';
import { formsOf } from '../../../shared/rules/cause-text.ts';
import { menuPathsOf, sentencesOf, textsOf } from './prose.ts';

/** Statuses are no claims about Halo: the guide's table and the standard define them. */
const isStatus = (number: string) => /^([2-5]\d\d)$/.test(number);

/** A sentence that says itself that it is no rule. */
const isHedged = (sentence: string) => /\b(usually|often|about)\b/i.test(sentence);

const sentences = (cause: Cause) =>
  [...textsOf(cause)]
    .flatMap(formsOf)
    .map((text) => text.replaceAll(/\{[^{}]*\}/g, ''))
    .flatMap(sentencesOf);

/** Names of permissions: User.Read.All, read:tickets, “Can Edit Closed Tickets”. */
const permissions = (cause: Cause) =>
  sentences(cause).flatMap((sentence) => [
    ...(sentence.match(/\b[A-Z][A-Za-z]+(?:\.[A-Z][A-Za-z]+)+\b|\b(?:read|edit):[a-z]+/g) ?? []),
    ...[...sentence.matchAll(/“((?:Can|Allow) [^”]+)”/g)].map((match) => match[1] ?? ''),
  ]);

/** Numbers that a reader may rely on. */
const numbers = (cause: Cause) =>
  sentences(cause)
    .filter((sentence) => !isHedged(sentence))
    .flatMap((sentence) => sentence.match(/(?<![\w.@])\d[\d,]*(?![\w@])/g) ?? [])
    .map((number) => number.replace(/,$/, ''))
    .filter((number) => !isStatus(number));

describe.each(builtInCauses(knowledgeFiles).map(({ cause }) => cause))('$id', (cause) => {
  const named = (cause.sources ?? []).flatMap(({ of }) => of);
  const inSomeSource = (claim: string) =>
    named.some((name) => name.toLowerCase().includes(claim.toLowerCase()));

  test('names public pages that its claims come from', () => {
    expect(named).not.toEqual([]);
  });

  test('has a source for each menu path, or says “Usually”', () => {
    const paths = menuPathsOf(cause)
      .flatMap(formsOf)
      .filter((path) => !path.startsWith('Usually '));
    expect(
      paths.filter((path) => !named.some((name) => path === name || path.startsWith(`${name} >`))),
    ).toEqual([]);
  });

  test('has a source for each permission that it names', () => {
    expect(permissions(cause).filter((claim) => !inSomeSource(claim))).toEqual([]);
  });

  test('has a source for each number, or says that it is no rule', () => {
    expect(numbers(cause).filter((claim) => !inSomeSource(claim))).toEqual([]);
  });
});
