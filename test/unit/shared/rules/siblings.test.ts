import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { TextReader } from '../../../../shared/text/reader.ts';
import { type Call, sceneOf } from '../../../labelled/labelled.ts';
import { knowledge } from './knowledge-files.ts';

/** One answer or text as it may come from anywhere, and the causes that are right first. */
interface Sibling {
  readonly name: string;
  readonly text?: string;
  readonly calls?: readonly Call[];
  readonly host?: string;
  readonly first?: boolean;
  readonly last?: boolean;
  /** Empty: nothing may be found. */
  readonly causes: readonly string[];
}

const causes = knowledge();
const encoder = new TextEncoder();
const siblings = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../fixtures/cases/siblings.json'), 'utf8'),
) as readonly Sibling[];

function reviewOf({ text, calls = [], ...scene }: Sibling): ReviewResult {
  const review = createReview(causes);
  if (text === undefined)
    for (const exchange of sceneOf({ ...scene, calls, expected: [] }).exchanges)
      review.add(exchange);
  else {
    const reader = new TextReader((exchange) => review.add(exchange));
    reader.push(encoder.encode(text));
    reader.end();
  }
  return review.result();
}

test.each(siblings)('$name', (sibling) => {
  const found = reviewOf(sibling).diagnoses.map(({ cause }) => cause);
  if (sibling.causes.length === 0) expect(found).toEqual([]);
  else expect(sibling.causes).toContain(found[0]);
});
