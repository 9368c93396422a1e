import type { ReadRecording } from './recording.ts';

type Judged = Pick<ReadRecording, 'isWhole' | 'review'>;

/**
 * Which of two recordings works: something failed in the other one alone. null where that is not
 * known: something failed in both, or in neither, or the one without a failure may hide one.
 */
export function whichWorks(one: Judged, other: Judged): 'one' | 'other' | null {
  if (fails(one)) return works(other) ? 'other' : null;
  return works(one) && fails(other) ? 'one' : null;
}

const fails = ({ review }: Judged): boolean => review.diagnoses.length > 0;

/** A wait is no failure; what was cut off, or says of itself that it failed, may be one. */
const works = ({ isWhole, review }: Judged): boolean =>
  isWhole &&
  review.halo === true &&
  review.diagnoses.length === 0 &&
  review.suspicions.every(({ kind }) => kind === 'slow');
