import { describe, expect, test } from 'vitest';
import { pathOf } from '../../../../shared/checkup/check.ts';
import { evaluate } from '../../../../shared/checkup/evaluate.ts';
import { type CheckLine, sinceThen } from '../../../../shared/checkup/line.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { diagnosisKey, fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { verdictOf } from '../../../../shared/fix/verdict.ts';
import { exchange } from '../../renderer/build.ts';
import { remembered } from '../../../../shared/fix/remembered.ts';
import type { Diagnosis } from '../../../../shared/rules/diagnosis.ts';
import { diagnosisOfLine } from '../../../../shared/checkup/finding.ts';
import { compareCheckups, keptOf } from '../../../../shared/checkup/comparison.ts';
import { builtInCauses } from '../../../../shared/rules/knowledge.ts';
import { knowledgeFiles } from '../../resources/built-in.ts';
import { checks } from './built-in.ts';
import { answerOf, now } from './make-answer.ts';

const causes = builtInCauses(knowledgeFiles);
const site = 'https://example.halopsa.com';

const line = (changes: Partial<CheckLine>): CheckLine => ({
  key: 'calls GET prod.addigy.com /api/devices',
  check: 'calls',
  group: 'integrations',
  title: 'What Halo asked other systems',
  subject: 'prod.addigy.com',
  personal: null,
  state: 'broken',
  outcome: 'refused',
  says: 'The newest call of this kind was refused, with status 401.',
  why: null,
  words: '{"error":"Authentication failed"}',
  since: null,
  count: 1,
  fine: [],
  isAll: false,
  proof: null,
  integration: 'Addigy',
  status: 401,
  cause: 'by-words',
  tries: null,
  who: null,
  pack: null,
  address: '/api/IntegrationRequest?count=100',
  at: Date.UTC(2026, 10, 29),
  ...changes,
});

const found = (changes: Partial<CheckLine>) =>
  diagnosisOfLine(line(changes), causes, { origin: site, index: 7 });

describe('a line that something is wrong in', () => {
  test('is explained by its words and its status, as if the refusal had just been seen', () => {
    expect(found({})).toMatchObject({
      cause: 'integration-credentials',
      integration: 'Addigy',
      status: 401,
      message: 'Authentication failed',
      refusedBy: 'integration',
      entries: [7],
    });
    expect(found({ status: 403 })?.cause).toBe('integration-permissions');
    expect(found({ status: 429, integration: 'Xero' })?.cause).toBe('integration-rate-limit');
    expect(found({ status: 400, words: 'Invoice # must be unique.' })?.cause).toBe(
      'integration-rejected',
    );
  });

  test('is explained by the cause that its check names', () => {
    for (const cause of ['schedule-late', 'webhook-off', 'connection-ending', 'runbook-failed']) {
      const diagnosis = found({ cause, words: null, status: null, integration: null });
      expect(diagnosis?.cause).toBe(cause);
      expect(diagnosis?.steps.length).toBeGreaterThan(1);
      expect(diagnosis?.message).toBe('The newest call of this kind was refused, with status 401.');
    }
  });

  test('has a fix of its own, also where two are alike in all but what they are about', () => {
    const ended = { cause: 'connection-ending', words: null, status: null, integration: null };
    const [desk, sales, again] = ['mailboxes 1', 'mailboxes 2', 'mailboxes 1'].map((key) =>
      found({ ...ended, key }),
    );
    if (!desk || !sales || !again) throw new Error('nothing explains it');
    expect(diagnosisKey(desk)).not.toBe(diagnosisKey(sales));
    expect(diagnosisKey(desk)).toBe(diagnosisKey(again));
    expect(diagnosisKey(remembered(desk) as Diagnosis)).toBe(diagnosisKey(desk));
  });

  test('is not seen to be mended by a request of the page, only by the check-up', () => {
    const ended = { cause: 'connection-ending', words: null, status: null, integration: null };
    const diagnosis = found({ ...ended, key: 'mailboxes 1' });
    if (diagnosis === null) throw new Error('nothing explains it');
    const asked = { method: 'GET', url: `${site}/api/IntegrationRequest?count=100` };
    const rows = [
      rowOf({ ...exchange(7, asked), checkup: true as const }),
      rowOf(exchange(8, asked)),
      rowOf(exchange(9, asked)),
    ];
    const watch = {
      fingerprint: fingerprintOf(diagnosis, rows),
      after: 7,
      anySite: false,
      pace: null,
    };
    const review = { diagnoses: [], setAside: 0, suspicions: [], halo: true, setAsideEntries: [] };
    expect(verdictOf(watch, rows, review, null).kind).toBe('waiting');
  });

  test('claims less where it is only worth a look', () => {
    expect(found({ state: 'look' })?.confidence).toBe('possible');
  });

  test('has no explanation where none is known, or where nothing is wrong', () => {
    expect(found({ cause: null })).toBeNull();
    expect(found({ state: 'fine' })).toBeNull();
    expect(found({ state: 'unknown' })).toBeNull();
  });
});

describe('two check-ups of one Halo', () => {
  const kept = (...lines: readonly CheckLine[]) => keptOf(site, 0, lines);
  const keys = (lines: readonly { readonly key: string }[]) => lines.map(({ key }) => key);
  const wrong = line({});
  const fine = line({ key: 'calls fine', state: 'fine', outcome: null, isAll: true });
  const unknown = line({ key: 'calls ?no-right', state: 'unknown', why: 'no-right' });

  test('tell what is new, what is gone and what is still there', () => {
    const other = line({ key: 'runs r1', check: 'runs' });
    const well = line({ key: 'runs fine', check: 'runs', state: 'fine', isAll: true });
    const job = line({ key: 'jobs 3', check: 'jobs' });
    const result = compareCheckups(kept(wrong, other), [wrong, well, job]);
    expect(keys(result.new)).toEqual(['jobs 3']);
    expect(keys(result.gone)).toEqual(['runs r1']);
    expect(keys(result.stillThere)).toEqual([wrong.key]);
  });

  test('keep no key that stands in a name, and know its line again', () => {
    const token = 'k7Lm3Np9Qr5St1Uv8Wx2';
    const address = `https://hooks.example/in?token=${token}`;
    const hook = line({ key: `hooks ${address}`, check: 'hooks', subject: address });
    const other = line({ key: `hooks ${address}2`, check: 'hooks', subject: `${address}2` });
    const last = kept(hook, other);
    expect(JSON.stringify(last)).not.toContain(token);
    expect(last.lines[0]?.subject).toContain('https://hooks.example/in?token=redacted-');
    const again = compareCheckups(last, [hook, other]);
    expect([again.stillThere.length, again.new.length, again.gone.length]).toEqual([2, 0, 0]);
    const untold = line({ ...hook, state: 'unknown', outcome: 'paused', isAll: true });
    const later = compareCheckups(last, [untold, other]);
    expect([later.stillThere.length, later.unclear.length, later.gone.length]).toEqual([1, 1, 0]);
  });

  test('never call gone what could not be told this time', () => {
    expect(keys(compareCheckups(kept(wrong), [unknown]).unclear)).toEqual([wrong.key]);
    expect(keys(compareCheckups(kept(wrong), []).unclear)).toEqual([wrong.key]);
    expect(keys(compareCheckups(kept(wrong), [fine]).gone)).toEqual([wrong.key]);
  });

  test('never call gone what newer rows only pushed out of a list', () => {
    const xero = { key: 'calls GET api.xero.com /invoices', measures: {} };
    const some = { ...fine, isAll: false, fine: [xero] };
    expect(keys(compareCheckups(kept(wrong), [some]).unclear)).toEqual([wrong.key]);
    const itself = { ...some, fine: [{ key: wrong.key, measures: {} }] };
    expect(keys(compareCheckups(kept(wrong), [itself]).gone)).toEqual([wrong.key]);
  });
});

describe('things that are fine', () => {
  const check = checks.find(({ id }) => id === 'integrations');
  if (check === undefined) throw new Error('the check is gone');
  const linesOf = (count: number, error = '') => {
    const rows = Array.from({ length: count }, (_, at) => ({
      id: at,
      module_name: `Module ${at}`,
      halointegratorenabled: true,
      halointegrator_lastsync: '2026-11-29T06:00:00',
      halointegrator_lasterror: at === 0 ? error : '',
    }));
    const answer = answerOf(pathOf(check), rows);
    return evaluate(check, { answers: new Map([[answer.address, answer]]), checks, now });
  };

  test('each have a line with when they ran last, beside what is broken', () => {
    expect(
      linesOf(2, 'No such key').map(({ state, subject, says }) => [state, subject, says]),
    ).toEqual([
      ['broken', 'Module 0', 'Its last run ended with an error.'],
      ['fine', 'Module 1', 'Its last run was on 29 November 2026, without an error.'],
    ]);
    expect(linesOf(1).map(({ says }) => says)).toEqual([
      'Its last run was on 29 November 2026, without an error.',
    ]);
  });

  test('are counted where they are many', () => {
    expect(linesOf(40).map(({ state, count }) => [state, count])).toEqual([['fine', 40]]);
    expect(linesOf(0).map(({ says }) => says)).toEqual([
      'Halo names no integration that runs by itself.',
    ]);
  });
});

describe('a look at a line again', () => {
  const check = checks.find(({ id }) => id === 'runs');
  if (check === undefined) throw new Error('the check is gone');
  const run = (id: number, runbook: string, status: number, timestamp = '2026-11-29T10:00:00') => ({
    id,
    runbook_id: runbook,
    runbook_name: runbook,
    status,
    error: status === 2 ? '' : 'Failed result reached. Last step=6',
    timestamp,
  });
  const look = (automations: readonly object[], record_count = automations.length) => {
    const answer = answerOf(pathOf(check), { record_count, automations });
    return evaluate(check, { answers: new Map([[answer.address, answer]]), checks, now });
  };
  const [broken] = look([run(1, 'stock', 1)]);
  if (broken === undefined) throw new Error('nothing was found');
  const others = Array.from({ length: 100 }, (_, at) => run(200 - at, 'other', 2));

  test.each([
    ['it went well since', look([run(2, 'stock', 2), run(1, 'stock', 1)]), 'over'],
    [
      'it went well since, in a long list',
      look([run(300, 'stock', 2), ...others.slice(1)], 900),
      'over',
    ],
    ['the list is empty', look([]), 'gone'],
    ['it is no longer there, in a short list', look([run(3, 'other', 2)]), 'gone'],
    ['it fails as before', look([run(2, 'stock', 1)]), 'same'],
    ['a hundred newer rows took its place', look(others, 900), 'gone'],
    ['a hundred newer rows took its place, and nobody counts', look(others), 'gone'],
    ['it only grew old', look([run(1, 'stock', 1, '2026-11-02T10:00:00')]), 'gone'],
    ['a row beside it is of another shape', look([{ colour: 'red' }]), 'unclear'],
  ])('where %s', (_name, later, since) => {
    expect(sinceThen(broken, later)).toBe(since);
    const compared = compareCheckups(keptOf('https://acme.halopsa.com', 0, [broken]), later);
    expect(compared.gone).toHaveLength(since === 'over' ? 1 : 0);
  });
});

describe('an error that is shown no more', () => {
  const look = (id: string, rows: readonly object[]) => {
    const check = checks.find((one) => one.id === id);
    if (check === undefined) throw new Error('the check is gone');
    const answer = answerOf(pathOf(check), rows);
    return evaluate(check, { answers: new Map([[answer.address, answer]]), checks, now });
  };
  const since = (id: string, before: object, ...after: readonly object[]) => {
    const [broken] = look(id, [before]);
    if (broken === undefined) throw new Error('nothing was found');
    expect(broken.state).toBe('broken');
    return sinceThen(broken, look(id, after));
  };
  const integration = {
    id: 3,
    module_name: 'Jamf',
    halointegratorenabled: true,
    halointegrator_lastsync: '2026-11-28T06:00:00',
    halointegrator_lasterror: 'Error = 401 Unauthorized',
  };
  const mailbox = {
    id: 1,
    name: 'Service desk',
    enabled: true,
    refreshtokenexpirydate: '2026-12-29T06:00:00',
    halointegrator_lasterror: 'AADSTS700082: The refresh token has expired.',
  };

  test('of an integration is mended when it ran since, and else may only have been cleared', () => {
    const cleared = { ...integration, halointegrator_lasterror: '' };
    const ran = { ...cleared, halointegrator_lastsync: '2026-11-29T06:00:00' };
    expect(since('integrations', integration, ran)).toBe('over');
    expect(since('integrations', integration, cleared)).toBe('unproven');
    expect(since('integrations', integration, { ...integration, ...ran, id: 4 })).toBe('gone');
    const off = { ...cleared, halointegratorenabled: false };
    expect(since('integrations', integration, off)).toBe('gone');
    const never = { ...integration, halointegrator_lastsync: null };
    expect(since('integrations', never, ran)).toBe('over');
  });

  test('of a mailbox is mended by a new sign-in, where its sign-in had ended', () => {
    const cleared = { ...mailbox, halointegrator_lasterror: '' };
    const renewed = { ...cleared, refreshtokenexpirydate: '2027-02-27T06:00:00' };
    expect(since('mailboxes', mailbox, renewed)).toBe('over');
    expect(since('mailboxes', mailbox, cleared)).toBe('unproven');
    const other = { ...mailbox, halointegrator_lasterror: 'Mailbox is full' };
    expect(since('mailboxes', other, renewed)).toBe('unproven');
  });

  test('is kept for the comparison with the next check-up', () => {
    const kept = keptOf('https://acme.halopsa.com', 0, look('integrations', [integration]));
    const cleared = { ...integration, halointegrator_lasterror: '' };
    const compared = compareCheckups(kept, look('integrations', [cleared]));
    expect(compared.gone).toEqual([]);
    expect(compared.unclear).toHaveLength(1);
    expect(compareCheckups(kept, look('integrations', [])).gone).toHaveLength(1);
  });
});
