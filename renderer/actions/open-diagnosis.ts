import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { diagnosisKey } from '../store/diagnosis-key.ts';
import { call } from '../platform/halo.ts';
import { beginFix } from '../store/fixes.ts';
import { text } from '../text/i18n.ts';
import { lastIndex, useCapture } from '../store/capture.ts';
import { useFile } from '../store/file.ts';
import { attempt, notify } from '../store/notices.ts';
import { useSite } from '../store/site.ts';
import { selectTab, show, showRequest } from '../store/wizard.ts';
import type { Source } from '../store/place.ts';

/** Opens the walkthrough, with the first failing request beside it as evidence. */
export function showWalkthrough(source: Source, diagnosis: Diagnosis): void {
  beginFix(source, diagnosis, rowsOf(source), placeOf(source));
  show({ screen: 'walkthrough', source, problem: diagnosisKey(diagnosis) });
  const first = diagnosis.entries[0];
  if (first !== undefined) showRequest(source, first);
}

/** Goes back to the site and watches what comes after now. */
export function startCheck(source: Source, diagnosis: Diagnosis): void {
  show({ screen: 'check', source, problem: diagnosisKey(diagnosis), after: lastIndex() });
  if (source === 'live') selectTab('halo');
}

/**
 * One click of a step: in the embedded browser while that site is open there, else outside, which
 * main asks about first.
 */
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

function rowsOf(source: Source): readonly ExchangeRow[] {
  return source === 'live' ? useCapture.getState().rows : (useFile.getState().capture?.rows ?? []);
}

/** FixRecord.place: the Halo's host, or the file's name. */
function placeOf(source: Source): string {
  if (source === 'file') return useFile.getState().capture?.name ?? '';
  const { kind, url } = useSite.getState();
  if (kind === 'practice') return 'practice';
  return URL.canParse(url) ? new URL(url).host : '';
}
