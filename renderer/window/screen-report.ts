import { useEffect, useEffectEvent } from 'react';
import type { DiagnosisNote } from '../../shared/ipc/ipc.ts';
import { redacted } from '../../shared/redact/redaction.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { useOpen } from '../diagnosis/use-over.ts';
import { findDiagnosis } from '../store/diagnoses.ts';
import { call } from '../platform/halo.ts';
import { useReview } from '../store/sources.ts';
import { redactOptions } from '../store/redaction.ts';
import { usePlace } from '../store/wizard.ts';

/**
 * Tells main what is on screen, for the tour and the window's title: once per change. In a list, what
 * is left of it. A component, so that nothing else is drawn anew for it.
 */
export function Shown(): null {
  const place = usePlace();
  const source = 'source' in place ? place.source : null;
  const review = useReview(source);
  const open = useOpen(source ?? 'live');
  const one = 'key' in place ? findDiagnosis(review, place.key) : null;
  const listed = source === null ? [] : open;
  const diagnoses = one === null ? listed : [one];
  const shown = { screen: place.screen, diagnoses: diagnoses.map(noteOf) };
  const tell = useEffectEvent(() => {
    const left = { ...shown, diagnoses: shown.diagnoses.map(leaving) };
    call('diagnoses.show', left).catch(console.error);
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

/** The title of a window is read beyond it: in the task bar, and where a screen is shared. */
function leaving({ title, summary, ...note }: ReturnType<typeof noteOf>): DiagnosisNote {
  const options = redactOptions({ keepPersonal: true, keepTenant: true });
  return { ...note, title: redacted(title, options), summary: redacted(summary, options) };
}
