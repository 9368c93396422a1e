import { useEffect, useEffectEvent } from 'react';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { findDiagnosis } from '../store/diagnoses.ts';
import { call } from '../platform/halo.ts';
import { useReview } from '../store/sources.ts';
import { usePlace } from '../store/wizard.ts';

/**
 * Tells main what is on screen, for the tour and the window's title: once per change. A component,
 * so that nothing else is drawn anew for it.
 */
export function Shown(): null {
  const place = usePlace();
  const review = useReview('source' in place ? place.source : null);
  const one = 'key' in place ? findDiagnosis(review, place.key) : null;
  const diagnoses = one === null ? review.diagnoses : [one];
  const shown = { screen: place.screen, diagnoses: diagnoses.map(noteOf) };
  const tell = useEffectEvent(() => {
    call('diagnoses.show', shown).catch(console.error);
  });
  const signature = JSON.stringify(shown);
  useEffect(() => {
    tell();
  }, [signature]);
  return null;
}

function noteOf({ cause, example, status, title, summary, confidence }: Diagnosis) {
  return { cause, example, status, title, summary, confidence };
}
