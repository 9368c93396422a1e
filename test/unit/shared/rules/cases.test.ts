import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HarReader } from '../../../../shared/har/reader.ts';
import type { Diagnosis, ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { TextReader } from '../../../../shared/text/reader.ts';
import { type Call, sceneOf } from '../../../labelled/labelled.ts';
import { knowledge } from './knowledge-files.ts';

/** What is right; a regular expression stands as "/…/". */
interface Expect {
  /** One of these is the first diagnosis; empty: nothing is found. */
  readonly cause?: readonly string[];
  readonly never?: readonly string[];
  readonly status?: number;
  readonly wire?: number;
  readonly refusedBy?: string;
  readonly integration?: string;
  readonly message?: string;
  readonly noMessage?: boolean;
  /** Names that must be read in the title, the summary or the message. */
  readonly fields?: readonly string[];
  readonly count?: number;
  readonly entries?: number;
  /** Each failed request has a message and is refused by the integration. */
  readonly each?: string;
}

interface Case {
  readonly id: string;
  readonly expect: Expect;
  readonly calls?: readonly Call[];
  readonly text?: string;
}

const causes = knowledge();
const encoder = new TextEncoder();

function reviewOfText(text: string): ReviewResult {
  const review = createReview(causes);
  const reader = new TextReader((exchange) => review.add(exchange));
  reader.push(encoder.encode(text));
  reader.end();
  return review.result();
}

function reviewOfHar(har: string): ReviewResult {
  const review = createReview(causes);
  const reader = new HarReader({ exchange: (exchange) => review.add(exchange) });
  reader.push(encoder.encode(har));
  reader.end();
  return review.result();
}

function reviewOfCalls(calls: readonly Call[]): ReviewResult {
  const review = createReview(causes);
  const scene = sceneOf({ name: '', calls, expected: [], first: true, last: true });
  for (const exchange of scene.exchanges) review.add(exchange);
  return review.result();
}

const patternOf = (text: string): RegExp => {
  const written = /^\/(.*)\/(\w*)$/.exec(text);
  const quoted = text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return written === null ? new RegExp(quoted) : new RegExp(written[1] ?? '', written[2]);
};

function expectRight({ diagnoses }: ReviewResult, right: Expect): void {
  const found = diagnoses.map(({ cause }) => cause);
  if (right.cause?.length === 0) return void expect(found).toEqual([]);
  if (right.cause !== undefined) expect(right.cause).toContain(found[0]);
  for (const never of right.never ?? []) expect(found).not.toContain(never);
  if (right.count !== undefined) expect(found).toHaveLength(right.count);
  const [first] = diagnoses;
  if (first !== undefined) expectFirst(first, right);
}

function expectFirst(first: Diagnosis, right: Expect): void {
  expect(first).toMatchObject({
    ...(right.status === undefined ? {} : { status: right.status }),
    ...(right.wire === undefined ? {} : { wireStatus: right.wire }),
    ...(right.noMessage === undefined ? {} : { message: null }),
  });
  if (right.refusedBy !== undefined) expect(first.refusedBy).toMatch(patternOf(right.refusedBy));
  if (right.integration !== undefined)
    expect(first.integration).toMatch(patternOf(right.integration));
  if (right.message !== undefined) expect(first.message).toMatch(patternOf(right.message));
  if (right.entries !== undefined) expect(first.entries).toHaveLength(right.entries);
  for (const field of right.fields ?? [])
    expect(`${first.title} ${first.summary} ${first.message}`).toMatch(patternOf(field));
}

const fixture = (name: string): readonly Case[] =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../fixtures/cases', `${name}.json`), 'utf8'),
  ) as readonly Case[];
const reviewOf = (one: Case): ReviewResult =>
  one.calls === undefined ? reviewOfText(one.text ?? '') : reviewOfCalls(one.calls);

describe('what live Halo sites answered', () => {
  test.each(fixture('live'))('$id', (one) => {
    expectRight(reviewOf(one), one.expect);
  });
});

describe('what people reported in public', () => {
  const reports = fixture('reports');

  test.each(reports.filter(({ expect: right }) => right.each === undefined))('$id', (one) => {
    expectRight(reviewOf(one), one.expect);
  });

  test.each(
    reports
      .filter(({ expect: right }) => right.each !== undefined)
      .flatMap(({ calls }) => (calls ?? []).filter(({ status }) => (status ?? 200) >= 400)),
  )('the words of another system are found: $url', (call) => {
    const [found, ...more] = reviewOfCalls([call]).diagnoses;
    expect(more).toEqual([]);
    expect(found?.refusedBy).toBe('integration');
    expect(found?.message).toMatch(/\p{L}{2,} \p{L}{2,}|\p{L}{8,}/u);
  });
});

describe('the whole recordings, where they lie beside the project', () => {
  const folder = join(import.meta.dirname, '../../../../../shared/cases');
  const isThere = existsSync(join(folder, 'live.json'));

  test.runIf(isThere)('the live sites as HAR files', () => {
    const cases = JSON.parse(readFileSync(join(folder, 'live.json'), 'utf8')) as readonly (Case & {
      readonly har?: unknown;
    })[];
    for (const one of cases)
      expectRight(
        one.har === undefined ? reviewOf(one) : reviewOfHar(JSON.stringify(one.har)),
        one.expect,
      );
  });

  test.runIf(isThere)('the public reports as files', () => {
    const reports = JSON.parse(
      readFileSync(join(folder, 'reports/expected.json'), 'utf8'),
    ) as readonly { readonly file: string; readonly expect: Expect }[];
    for (const { file, expect: right } of reports) {
      const text = readFileSync(join(folder, 'reports', file), 'utf8');
      expectRight(file.endsWith('.har') ? reviewOfHar(text) : reviewOfText(text), right);
    }
  });
});
