import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HarReader } from '../../../../shared/har/reader.ts';
import type { ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { knowledge } from './knowledge-files.ts';

const entrySchema = z.strictObject({
  method: z.string(),
  url: z.string(),
  status: z.number(),
  type: z.string(),
  body: z.string(),
  headers: z.record(z.string(), z.string()).optional(),
  error: z.string().optional(),
  auth: z.number().optional(),
  time: z.number().optional(),
});
type Entry = z.infer<typeof entrySchema>;
const entries = z.array(entrySchema);
const strangers = z
  .strictObject({
    about: z.string(),
    noHalo: z.array(z.strictObject({ name: z.string(), entries })),
    mixed: z.array(
      z.strictObject({
        name: z.string(),
        entries,
        expect: z.array(z.tuple([z.number(), z.array(z.number())])),
      }),
    ),
  })
  .parse(
    JSON.parse(
      readFileSync(
        join(import.meta.dirname, '../../../fixtures/har/verdicts/strangers.json'),
        'utf8',
      ),
    ),
  );

const causes = knowledge();

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const written = (one: Entry, at: number) => ({
  startedDateTime: new Date(Date.UTC(2026, 10, 3, 9, 0, at)).toISOString(),
  time: one.time ?? 40,
  request: {
    method: one.method,
    url: one.url,
    headers: pairs(one.auth === undefined ? {} : { authorization: `Bearer ${one.auth}` }),
  },
  response: {
    status: one.status,
    headers: pairs({ 'content-type': one.type, ...one.headers }),
    content: { mimeType: one.type, size: one.body.length, text: one.body },
    ...(one.error === undefined ? {} : { _error: one.error }),
  },
});

function reviewOf(recorded: readonly Entry[]): ReviewResult {
  const review = createReview(causes);
  const reader = new HarReader({ exchange: (exchange) => review.add(exchange) });
  const creator = { name: 'WebInspector', version: '537.36' };
  const log = { version: '1.2', creator, entries: recorded.map(written) };
  reader.push(new TextEncoder().encode(JSON.stringify({ log })));
  reader.end();
  return review.result();
}

describe('a recording of another site claims nothing about Halo', () => {
  it.each(strangers.noHalo.map(({ name, ...one }) => [name, one] as const))('%s', (_, one) => {
    expect(reviewOf(one.entries)).toMatchObject({ halo: false, diagnoses: [], suspicions: [] });
  });
});

describe('what failed in different ways on one route is told apart', () => {
  it.each(strangers.mixed.map(({ name, ...one }) => [name, one] as const))('%s', (_, one) => {
    const { diagnoses } = reviewOf(one.entries);
    const told = diagnoses.map(({ status, entries: of }) => [status, of]);
    expect(told).toHaveLength(one.expect.length);
    expect(told).toEqual(expect.arrayContaining(one.expect));
    const titles = diagnoses.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
