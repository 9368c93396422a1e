import { fingerprintOf, diagnosisKey } from '../../../../shared/fix/fingerprint.ts';
import { type FixRecord, fixRecordSchema } from '../../../../shared/fix/record.ts';
import { remembered } from '../../../../shared/fix/remembered.ts';
import { diagnosis } from '../../renderer/build.ts';

/** A record of a charge rate that was refused. */
export function fixRecord(changes: Partial<FixRecord> = {}): FixRecord {
  const fault = diagnosis();
  return fixRecordSchema.parse({
    id: 'one',
    key: diagnosisKey(fault),
    source: 'live',
    place: 'acme.halopsa.com',
    startedAt: 0,
    changedAt: 0,
    outcome: 'open',
    who: null,
    diagnosis: remembered(fault),
    fingerprint: fingerprintOf(fault, []),
    answers: { done: [], notDone: [], ruledOut: [] },
    seen: [],
    before: null,
    after: null,
    ...changes,
  });
}
