import { describe, expect, test } from 'vitest';
import type { CheckLine } from '../../../../shared/checkup/line.ts';
import { diagnosisOfLine } from '../../../../shared/checkup/finding.ts';
import { compareCheckups, keptOf } from '../../../../shared/checkup/comparison.ts';
import { builtInCauses } from '../../../../shared/rules/knowledge.ts';
import { knowledgeFiles } from '../../resources/built-in.ts';

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
  integration: 'Addigy',
  status: 401,
  cause: 'by-words',
  tries: null,
  who: null,
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
  const fine = line({ key: 'calls fine', state: 'fine' });
  const unknown = line({ key: 'calls ?no-right', state: 'unknown', why: 'no-right' });

  test('tell what is new, what is gone and what is still there', () => {
    const other = line({ key: 'runs r1', check: 'runs' });
    const well = line({ key: 'runs fine', check: 'runs', state: 'fine' });
    const result = compareCheckups(kept(wrong, other), kept(wrong, well, line({ key: 'jobs 3' })));
    expect(keys(result.new)).toEqual(['jobs 3']);
    expect(keys(result.gone)).toEqual(['runs r1']);
    expect(keys(result.stillThere)).toEqual([wrong.key]);
  });

  test('never call gone what could not be told this time', () => {
    expect(keys(compareCheckups(kept(wrong), kept(unknown)).unclear)).toEqual([wrong.key]);
    expect(keys(compareCheckups(kept(wrong), kept()).unclear)).toEqual([wrong.key]);
    expect(keys(compareCheckups(kept(wrong), kept(fine)).gone)).toEqual([wrong.key]);
  });
});
