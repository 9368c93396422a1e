import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  found,
  isStepDone,
  lastFix,
  stepsDone,
  unfinished,
} from '../../../../shared/fix/records.ts';
import type { FixRecord } from '../../../../shared/fix/record.ts';
import { remembered } from '../../../../shared/fix/remembered.ts';
import { diagnosisKey } from '../../../../shared/fix/fingerprint.ts';
import { diagnosis, step as stepOf } from '../../renderer/build.ts';
import type { Redacted } from '../../../../shared/redact/redacted.ts';
import { fixRecord } from './make-record.ts';

const names = (records: readonly FixRecord[]) => records.map(({ id }) => id);

describe('the history of fixes', () => {
  const records = [
    fixRecord({ id: 'old', outcome: 'fixed', changedAt: 1, who: 'kim' }),
    fixRecord({ id: 'new', outcome: 'fixed', changedAt: 3, who: 'lee' }),
    fixRecord({ id: 'begun', outcome: 'same', changedAt: 2 }),
    fixRecord({
      id: 'else',
      key: 'conflict|POST|/api/asset|',
      outcome: 'fixed',
      changedAt: 9,
      place: 'desk.example',
    }),
  ];

  it('knows the last time that the same failure was fixed', () => {
    expect(lastFix(records, fixRecord().key, null)?.id).toBe('new');
    expect(lastFix(records, fixRecord().key, 'new')?.id).toBe('old');
    expect(lastFix(records, 'unknown', null)).toBeNull();
  });

  it('knows what was begun and not ended', () => {
    expect(unfinished(records, fixRecord().key)?.id).toBe('begun');
    expect(unfinished(records, 'conflict|POST|/api/asset|')).toBeNull();
  });

  it('is searched by every word, newest first', () => {
    expect(names(found(records, ''))).toEqual(['else', 'new', 'begun', 'old']);
    expect(names(found(records, 'CHARGE rate'))).toHaveLength(4);
    expect(names(found(records, 'charge lee'))).toEqual(['new']);
    expect(names(found(records, 'desk.example'))).toEqual(['else']);
    expect(found(records, 'nowhere')).toEqual([]);
  });

  it('tells what was done once, without what the user took back', () => {
    expect(
      stepsDone(
        fixRecord({
          answers: { done: ['A', 'B'], notDone: ['C'], ruledOut: [] },
          seen: ['B', 'C', 'D'],
        }),
      ),
    ).toEqual(['A', 'B', 'D']);
  });

  it('tells what was done in the order of the steps, and not under what condition', () => {
    const give = {
      ...stepOf({ text: 'Give the access, if it is meant so.' }),
      done: 'Gave the access.',
    };
    const again = stepOf({ text: 'Sign in again.' });
    const record = fixRecord({
      diagnosis: remembered(diagnosis({ steps: [give, stepOf({ text: 'Ask first.' }), again] })),
      answers: { done: ['Give the access, if it is meant so.'], notDone: [], ruledOut: [] },
      seen: ['Sign in again.'],
    });
    expect(stepsDone({ ...record, answers: { ...record.answers, done: [] } })).toEqual([
      'Sign in again.',
    ]);
    expect(stepsDone(record)).toEqual(['Gave the access.', 'Sign in again.']);
    // However it is told, it is known by its own words.
    expect(record.diagnosis.steps.map((step) => isStepDone(record, step))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('tells what was done in the words of its step', () => {
    const step = { ...stepOf({ text: 'Wait 35 seconds.' }), id: 'Wait {wait}.' };
    const record = fixRecord({
      diagnosis: remembered(diagnosis({ steps: [step] })),
      answers: { done: ['Wait {wait}.', 'Ask {who} first.'], notDone: [], ruledOut: [] },
    });
    expect(stepsDone(record)).toEqual(['Ask … first.', 'Wait 35 seconds.']);
  });
});

it('a record of an earlier version goes by the name that an integration has now', () => {
  const fault = diagnosis({ integration: 'Entra ID' });
  const made = fixRecord();
  const old = fixRecord({
    key: diagnosisKey({ ...fault, integration: 'Microsoft Entra ID' }),
    fingerprint: { ...made.fingerprint, integration: 'Microsoft Entra ID' },
  });
  expect(old.key).toBe(diagnosisKey(fault));
  expect(old.fingerprint.integration).toBe('Entra ID');
});

it('what is kept of what was said has no way around redaction', () => {
  type Kept = FixRecord['diagnosis'];
  expectTypeOf<Kept['summary']>().toEqualTypeOf<Redacted>();
  expectTypeOf<Kept['message']>().toEqualTypeOf<Redacted | null>();
  expectTypeOf<NonNullable<Kept['ask']>['text']>().toEqualTypeOf<Redacted>();
  expectTypeOf<Kept['title' | 'meaning' | 'verify']>().toEqualTypeOf<Redacted>();
  expectTypeOf<Kept['steps'][number]['text']>().toEqualTypeOf<Redacted>();
  expectTypeOf<Kept['reasons'][number]['text']>().toEqualTypeOf<Redacted>();
  expectTypeOf<string>().not.toExtend<Redacted>();
});

describe('a record', () => {
  const password = 'Hunter2!xyz9';
  const page = 'https://acme.halopsa.com/reset?token=k7Lm3Np9Qr5St1Uv8Wx2';
  const quoting = {
    ...stepOf({ text: `Change it. What was sent was ${password}.`, open: page }),
    id: 'Change it. {faults}',
  };
  const kept = remembered(
    diagnosis({
      title: `Halo cannot take ${password}`,
      message: `{"password":"${password}","depot":"Blue Heron"} for ilse.brandt@acme.example`,
      meaning: 'It went to acme.halopsa.com.',
      steps: [
        quoting,
        stepOf({ text: 'Open it.', open: 'https://acme.halopsa.com/ticket?id=2001' }),
      ],
      reasons: [{ place: 0, text: `It was ${password}.`, tell: null, steps: [quoting] }],
    }),
    { keepPersonal: false, names: ['depot'] },
  );

  it('keeps no secret in any of its texts and addresses, nor what the user wants out', () => {
    const text = JSON.stringify(kept);
    for (const secret of [password, 'k7Lm3Np9Qr5St1Uv8Wx2', 'Blue Heron', 'ilse.brandt'])
      expect(text).not.toContain(secret);
  });

  it('keeps what its walkthrough goes on with', () => {
    expect(kept.meaning).toBe('It went to acme.halopsa.com.');
    expect(kept.steps.map(({ id }) => id)[0]).toBe('Change it. {faults}');
    expect(kept.steps.map(({ open }) => open)).toEqual([
      null,
      'https://acme.halopsa.com/ticket?id=2001',
    ]);
  });
});
