import { describe, expect, test } from 'vitest';
import { faultLine } from '../../../../shared/packs/faults.ts';
import { gatherPacks } from '../../../../shared/packs/gather.ts';
import { exampleCause, examplePack, own } from './make-pack.ts';

const json = (data: unknown) => JSON.stringify(data);
const told = (
  name: string,
  files: readonly { readonly name: string; readonly text: string | null }[],
) =>
  gatherPacks(name, files, own).map(({ name: of, result }) =>
    result.ok
      ? `${result.value.pack.name}: ${result.value.causes.map(({ id }) => id).join()}`
      : `${of}: ${result.faults.map(faultLine).join(' | ')}`,
  );

const { match, noMatch, cannotTell } = exampleCause.examples;
const travel = {
  ...exampleCause,
  id: 'acme-travel',
  match: { fact: 'message', says: ['charge rate … travel'] },
  examples: { match: noMatch, noMatch: match, cannotTell },
};

describe('a file or folder of rule packs', () => {
  test('gives one pack for a pack file', () => {
    expect(told('example.json', [{ name: 'example.json', text: json(examplePack) }])).toEqual([
      'Acme service desk: acme-call-out',
    ]);
  });

  test('gathers single causes into one pack, named after the folder', () => {
    expect(
      told('desk', [
        { name: 'a.json', text: json(exampleCause) },
        { name: 'b.json', text: json(travel) },
        { name: 'c.json', text: json(examplePack) },
      ]),
    ).toEqual(['Acme service desk: acme-call-out', 'desk: acme-call-out,acme-travel']);
  });

  test('names the file in which a fault stands', () => {
    expect(
      told('desk', [
        { name: 'a.json', text: json(exampleCause) },
        { name: 'b.json', text: json({ ...exampleCause, id: 'two', title: 5, weight: 300 }) },
      ]),
    ).toEqual([
      'desk: b.json: weight: must be 100 or less. | b.json: title: must be a text in quotes, or a group with "text" and "otherwise", but is a number.',
    ]);
    expect(
      told('desk', [
        { name: 'x.json', text: 'no' },
        { name: 'y.json', text: null },
      ]),
    ).toEqual([
      'x.json: This is not valid JSON. Look for a missing comma, quote or bracket.',
      'y.json: This file cannot be read.',
    ]);
  });
});
