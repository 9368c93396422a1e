import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { explanationNow } from '../../../../shared/fix/explanation.ts';
import { fingerprintOf } from '../../../../shared/fix/fingerprint.ts';
import { emptyReview } from '../../../../shared/rules/diagnosis.ts';
import { diagnosis, exchange } from '../../renderer/build.ts';

describe('the explanation of a failure by now', () => {
  const failed = rowOf(exchange(3, { status: 401 }));
  const later = rowOf(exchange(4, { status: 401 }));
  const first = diagnosis({ cause: 'not-authenticated', status: 401, entries: [3] });
  const record = {
    fingerprint: fingerprintOf(first, [failed]),
    before: { status: 401, at: failed.startedAt, duration: 10, by: null },
  };
  const explained = (cause: string, entries: readonly number[]) =>
    explanationNow(record, [failed, later], {
      ...emptyReview,
      diagnoses: [diagnosis({ cause, status: 401, entries })],
    })?.cause ?? null;

  it('is what the review says of the request that failed, under whatever cause', () => {
    expect(explained('session-expired', [3, 4])).toBe('session-expired');
    expect(explained('not-authenticated', [3])).toBe('not-authenticated');
  });

  it('is none where another request of the same kind failed', () => {
    expect(explained('session-expired', [4])).toBeNull();
  });

  it('is none where the request is not in the recording', () => {
    const review = { ...emptyReview, diagnoses: [first] };
    expect(explanationNow(record, [later], review)).toBeNull();
    expect(explanationNow({ ...record, before: null }, [failed], review)).toBeNull();
  });
});
