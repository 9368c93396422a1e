import { useEffect } from 'react';
import type { Diagnosis } from '../../shared/diagnosis.ts';
import { findDiagnosis } from '../diagnosis-key.ts';
import { call } from '../halo.ts';
import { usePlace, useReview } from '../wizard/current.ts';

/** Tells main what is on screen, for the tour and the window's title: once per change. */
export function useShown(): void {
  const place = usePlace();
  const review = useReview('source' in place ? place.source : null);
  const one = 'problem' in place ? findDiagnosis(review, place.problem) : null;
  const diagnoses = one === null ? review.diagnoses : [one];
  const shown = JSON.stringify({ screen: place.screen, diagnoses: diagnoses.map(noteOf) });
  useEffect(() => {
    call('diagnoses.show', JSON.parse(shown) as { screen: string; diagnoses: ReturnType<typeof noteOf>[] }).catch(console.error); // what was written just above
  }, [shown]);
}

function noteOf({ cause, example, status, title, summary, confidence }: Diagnosis) {
  return { cause, example, status, title, summary, confidence };
}
