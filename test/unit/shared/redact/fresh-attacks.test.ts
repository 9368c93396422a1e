import { describe, expect, it } from 'vitest';
import { entryOf, type Planted, plantedIn, standingIn } from './attack-places.ts';
import * as fifth from './fifth-attack.ts';
import * as fourth from './fourth-attack.ts';
import { redactHar } from './redact-text.ts';
import * as third from './third-attack.ts';

/** What of each stands in the entry that it was planted in, after all went through in one file. */
function standing(planted: readonly Planted[]): readonly string[] {
  const { text } = redactHar(JSON.stringify({ log: { entries: planted.map(entryOf) } }));
  const { log } = JSON.parse(text) as { readonly log: { readonly entries: readonly object[] } };
  return planted.flatMap((one, at) => standingIn(JSON.stringify(log.entries[at]), one));
}

/** `first`: how many were wrong when the set was new, before a rule was mended for it. */
describe.each([
  { title: 'third', set: third, first: { secrets: 82, personal: 9, evidence: 5 } },
  { title: 'fourth', set: fourth, first: { secrets: 58, personal: 15, evidence: 9 } },
  { title: 'fifth', set: fifth, first: { secrets: 5, personal: 0, evidence: 1 } },
])('A $title attack, in places and words of its own', ({ set, first }) => {
  it(`takes out ${plantedIn(set.secrets).length} secrets (${first.secrets} stood at first)`, () => {
    expect(standing(set.secrets)).toEqual([]);
  });

  it(`takes out ${plantedIn(set.personal).length} personal values (${first.personal} stood at first)`, () => {
    expect(standing(set.personal)).toEqual([]);
  });

  it(`leaves ${plantedIn(set.evidence).length} pieces of evidence (${first.evidence} were lost at first)`, () => {
    const stays = new Set(standing(set.evidence));
    expect(plantedIn(set.evidence).filter((value) => !stays.has(value))).toEqual([]);
  });
});
