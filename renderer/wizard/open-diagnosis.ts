import type { Diagnosis } from '../../shared/diagnosis.ts';
import { diagnosisKey } from '../diagnosis-key.ts';
import { call } from '../halo.ts';
import { text } from '../i18n.ts';
import { lastIndex } from '../store/capture.ts';
import { attempt, notify } from '../store/notices.ts';
import { selectTab, show, showRequest } from '../store/wizard.ts';
import type { Source } from './history.ts';

/** Opens the walkthrough, with the first failing request beside it as evidence. */
export function showWalkthrough(source: Source, diagnosis: Diagnosis): void {
  show({ screen: 'walkthrough', source, problem: diagnosisKey(diagnosis) });
  const first = diagnosis.entries[0];
  if (first !== undefined) showRequest(source, first);
}

/** Goes back to the site and watches what comes after now. */
export function startCheck(source: Source, diagnosis: Diagnosis): void {
  show({ screen: 'check', source, problem: diagnosisKey(diagnosis), after: lastIndex() });
  if (source === 'live') selectTab('halo');
}

/** One click of a step: in the embedded browser while that site is open there, else outside, which main asks about first. */
export function openStep(source: Source, url: string): void {
  void attempt(async () => {
    if (source === 'live') {
      await call('site.visit', { url });
      selectTab('halo');
    } else {
      await call('link.open', { url });
    }
  }, text('app.unexpected'));
}

export function openLink(url: string): void {
  void attempt(() => call('link.open', { url }), text('app.unexpected'));
}

/** Copies, and says so in `done`. */
export function copyText(copied: string, done: string): void {
  void attempt(async () => {
    await call('clipboard.write', { text: copied });
    notify('news', done);
  }, text('app.unexpected'));
}
