import { describe, expect, test } from 'vitest';
import { checkPack, readJson } from '../../../../shared/packs/check.ts';
import { limits } from '../../../../shared/packs/pack.ts';
import { exampleCause, examplePack, faultsIn, own, packOf } from './make-pack.ts';

describe('the check of a rule pack', () => {
  test('lets the pack of the README pass', () => {
    expect(checkPack(examplePack, own)).toEqual({ ok: true, value: examplePack });
  });

  test('lets every built-in cause pass as a pack of its own', () => {
    for (const { cause } of own)
      expect({ id: cause.id, faults: faultsIn(packOf([cause])) }).toEqual({
        id: cause.id,
        faults: [],
      });
  });

  test.each([
    [
      'a wrong actor',
      { steps: [{ text: 'Do it.', who: 'me' }] },
      'causes[0].steps[0].who: must be one of these: “you”, “halo-admin”, “integration-owner”, “it-team”, “halo-support”.',
    ],
    ['a missing text', { title: undefined }, 'causes[0].title: is missing.'],
    [
      'a number for a text',
      { title: 5 },
      'causes[0].title: must be a text in quotes, or a group with "text" and "otherwise", but is a number.',
    ],
    [
      'a text without its other form',
      { title: { text: 'A' } },
      'causes[0].title.otherwise: is missing.',
    ],
    ['a weight that is too high', { weight: 200 }, 'causes[0].weight: must be 100 or less.'],
    ['half a weight', { weight: 1.5 }, 'causes[0].weight: must be a whole number.'],
    [
      'an id with spaces',
      { id: 'My cause' },
      'causes[0].id: must be small letters and digits, with hyphens between words, such as "no-rate-access".',
    ],
    ['no steps', { steps: [] }, 'causes[0].steps: must hold at least one entry.'],
    [
      'a field that nobody knows',
      { script: 'alert(1)' },
      'causes[0].script: is not a field that can stand here. Check how it is spelled.',
    ],
    [
      'a link without encryption',
      { links: [{ text: 'Help', url: 'http://acme.example' }] },
      'causes[0].links[0].url: must be an address that begins with https://.',
    ],
    [
      'a link that runs code',
      { links: [{ text: 'Help', url: 'javascript:alert(1)' }] },
      'causes[0].links[0].url: must be an address that begins with https://.',
    ],
    [
      'a regular expression',
      { match: { all: [{ fact: 'message', regex: '(a+)+$' }] } },
      /^causes\[0\]\.match\.all\[0\]: must be a condition/,
    ],
    [
      'a fact that there is not',
      { match: { any: [{ not: { fact: 'mood', is: 'bad' } }] } },
      /^causes\[0\]\.match\.any\[0\]\.not\.fact: must be one of these: “status”, /,
    ],
    [
      'a phrase outside a list',
      { match: { fact: 'message', says: 'charge rate' } },
      'causes[0].match.says: must be a list in [ ], but is a text.',
    ],
    [
      'a list for a value',
      { match: { fact: 'status', is: [400] } },
      'causes[0].match.is: must be a text in quotes, a number, or true or false.',
    ],
    [
      'a name that nothing fills in',
      { happened: { text: 'It was {somebody}.', otherwise: 'It was somebody.' } },
      /^causes\[0\]\.happened\.text: uses \{somebody\}, which nothing fills in/,
    ],
    [
      'a name that is not always known',
      { happened: '{integration} failed.' },
      /^causes\[0\]\.happened: uses \{integration\}, which is not always known/,
    ],
    [
      'signs that nobody sees',
      { title: 'Safe\u202etxt.exe' },
      'causes[0].title: holds signs that cannot be seen. Type the text anew.',
    ],
    [
      'a text without end',
      { meaning: 'a '.repeat(3000) },
      'causes[0].meaning: is longer than 4,000 characters.',
    ],
  ])('names the place of %s', (_what, change, line) => {
    const faults = faultsIn(packOf([{ ...exampleCause, ...change }]));
    expect(faults).toHaveLength(1);
    if (typeof line === 'string') expect(faults[0]).toBe(line);
    else expect(faults[0]).toMatch(line);
  });

  test('tells all faults at once, and the whole file first', () => {
    expect(faultsIn(7)).toEqual(['The file must be a group in { }, but is a number.']);
    expect(faultsIn({ schema: 2, pack: { name: 'A' }, causes: [] })).toEqual([
      'schema: must be 1.',
      'pack.version: is missing.',
      'pack.by: is missing.',
      'causes: must hold at least one entry.',
    ]);
  });

  test('wants an id only once, and no pack in the name of the program', () => {
    expect(faultsIn(packOf([exampleCause, exampleCause]))).toEqual([
      'causes[1].id: is “acme-call-out” again, as in causes[0]. Each cause needs an id of its own.',
    ]);
    expect(faultsIn(packOf([exampleCause], 'Built-In'))).toHaveLength(1);
  });

  test('refuses more than a pack may hold', () => {
    const phrases = Array.from({ length: limits.phrases + 1 }, (_, at) => `charge rate ${at}`);
    expect(
      faultsIn(packOf([{ ...exampleCause, match: { fact: 'message', says: phrases } }])),
    ).toEqual(['causes: hold 3,001 phrases together. A pack may have 3,000.']);
    const many = Array.from({ length: limits.causes + 1 }, (_, at) => ({
      ...exampleCause,
      id: `cause-${at}`,
    }));
    expect(faultsIn(packOf(many))).toContain(
      `causes: hold ${many.length} causes together. A pack may have ${limits.causes}.`,
    );
  });
});

describe('the examples of a pack run in the real engine', () => {
  const { match, noMatch, cannotTell } = exampleCause.examples;

  test('a failure that it does not explain', () => {
    const [fault] = faultsIn(
      packOf([{ ...exampleCause, examples: { match: noMatch, noMatch, cannotTell } }]),
    );
    expect(fault).toBe(
      'causes[0].examples.match[0]: the example "another rate" must be explained by this cause, but "charge-rate-access" was found, which has weight 85 (this one has 95).',
    );
  });

  test('a heavier built-in cause that takes its failure away', () => {
    expect(faultsIn(packOf([{ ...exampleCause, weight: 84 }]))[0]).toContain(
      '"charge-rate-access" was found, which has weight 85 (this one has 84)',
    );
  });

  test('a near miss that it explains all the same', () => {
    expect(
      faultsIn(packOf([{ ...exampleCause, examples: { match, noMatch: match, cannotTell } }])),
    ).toEqual([
      'causes[0].examples.noMatch[0]: the example "a call-out that is refused" must not be explained by this cause, but it is.',
    ]);
  });

  test('certainty where the facts do not suffice', () => {
    const sure = {
      ...exampleCause,
      confidence: [{ when: { fact: 'status', is: 400 }, is: 'certain' }],
    };
    expect(faultsIn(packOf([sure]))).toEqual([]);
    expect(
      faultsIn(packOf([{ ...sure, examples: { match, noMatch, cannotTell: match } }])),
    ).toEqual([
      'causes[0].examples.cannotTell[0]: the example "a call-out that is refused" does not say enough, but this cause claims to be certain.',
    ]);
  });
});

describe('JSON from a stranger', () => {
  const words = (text: string) => {
    const read = readJson(text);
    return read.ok ? null : read.faults[0]?.words;
  };

  test('is read with or without a mark of its encoding', () => {
    expect(readJson('\uFEFF{"schema":1}')).toEqual({ ok: true, value: { schema: 1 } });
  });

  test('tells where it is broken', () => {
    expect(words('{\n"schema": 1\n"pack": {}}')).toBe(
      'This is not valid JSON, near line 3. Look for a missing comma, quote or bracket.',
    );
    expect(words('')).toMatch(/^This is not valid JSON/);
  });

  test('is refused where it is too large or too deep, and fills no stack', () => {
    expect(words(' '.repeat(limits.file + 1))).toMatch(/too large/);
    expect(words('['.repeat(200_000) + ']'.repeat(200_000))).toBe(
      'The brackets in this file are nested too deeply.',
    );
    expect(words(`${'{"not":'.repeat(100_000)}1${'}'.repeat(100_000)}`)).toBe(
      'The brackets in this file are nested too deeply.',
    );
  });

  test('cannot reach what all objects share', () => {
    const read = readJson(
      JSON.stringify(packOf([exampleCause])).replace('"title"', '"__proto__":{"weight":1},"title"'),
    );
    expect(read.ok && faultsIn(read.value)).toEqual([
      'causes[0].__proto__: is not a field that can stand here. Check how it is spelled.',
    ]);
  });
});
