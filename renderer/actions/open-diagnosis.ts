import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { diagnosisKey, fingerprintOf, speaking } from '../../shared/fix/fingerprint.ts';
import { isSentAtFault } from '../../shared/fix/deed-mark.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Try } from '../../shared/fix/record.ts';
import { lastFailure } from '../../shared/fix/records.ts';
import { redacted } from '../../shared/redact/redaction.ts';
import { call } from '../platform/halo.ts';
import { lineOf } from '../store/checkup.ts';
import { provedAlike, provedBy } from '../../shared/fix/proof.ts';
import { changeFix, currentFix, tryAt, useFixes } from '../store/fixes.ts';
import { beginFix, followLast, startFix } from './record-fix.ts';
import { redactOptions } from '../store/redaction.ts';
import { text } from '../text/i18n.ts';
import { lastIndex } from '../store/capture.ts';
import { attempt, notify } from '../store/notices.ts';
import { sources } from '../store/sources.ts';
import { useSite } from '../store/site.ts';
import { markFixed, selectRequest, show, showHalo, showRequest } from '../store/wizard.ts';
import type { Source } from '../store/source.ts';

/**
 * Opens the walkthrough. Halo stays beside it, where the steps are done; the request that failed is
 * chosen among the others, for whoever looks at them.
 */
export function showWalkthrough(source: Source, diagnosis: Diagnosis): void {
  beginFix({ source, diagnosis, rows: sources[source].getState().rows, place: placeOf(source) });
  show({ screen: 'walkthrough', source, key: diagnosisKey(diagnosis) });
  const told = toldIn(source, diagnosis);
  if (told !== undefined) selectRequest(source, told);
}

/** Opens why it failed, before what others failed of. */
export function showWhy(source: Source, diagnosis: Diagnosis): void {
  show({ screen: 'results', source, first: diagnosisKey(diagnosis) });
}

/** Exchange.index of the request that the card speaks of; undefined where none failed. */
function toldIn(source: Source, diagnosis: Diagnosis): number | undefined {
  const told = speaking(diagnosis, sources[source].getState().reviewed);
  return told?.index ?? diagnosis.entries[0];
}

/** In place of the fix that was begun before, which stays in the history. */
export function beginAnew(source: Source, diagnosis: Diagnosis): void {
  startFix({ source, diagnosis, rows: sources[source].getState().rows, place: placeOf(source) });
}

/** Opens the request that the card speaks of. */
export function showEvidence(source: Source, diagnosis: Diagnosis): void {
  const told = toldIn(source, diagnosis);
  if (told !== undefined) showFailed(source, diagnosis, told);
}

/** Opens one request that failed so; where what was sent is at fault, with what was sent. */
export function showFailed(source: Source, diagnosis: Diagnosis, failed: number): void {
  const row = sources[source].getState().rows.find(({ index }) => index === failed);
  const isSent = row !== undefined && hasSent(row) && isSentAtFault(diagnosis);
  showRequest(source, failed, isSent ? 'payload' : null);
}

/** Something to see was sent with it, in its address or its body. */
function hasSent({ url, deed }: ExchangeRow): boolean {
  return (
    (URL.parse(url)?.search ?? '') !== '' ||
    (deed !== undefined && (deed.partial || deed.sent.length > 0))
  );
}

/**
 * Goes back to the site and looks what came since the last failure, and what comes after now; what a
 * check-up found is looked at by the check-up again.
 */
export function startCheck(source: Source, diagnosis: Diagnosis): void {
  if (diagnosis.line !== undefined) {
    // After a restart nobody knows its line any more: then the whole check-up is to be started.
    const line = lineOf(diagnosisKey(diagnosis));
    show({ screen: 'checkup' });
    if (line !== null) void import('./checkup.ts').then(({ checkAgain }) => checkAgain(line));
    return;
  }
  const key = diagnosisKey(diagnosis);
  const { rows } = sources[source].getState();
  const record = currentFix(useFixes.getState(), source, key);
  if (record !== null) followLast(record, diagnosis, rows);
  const fingerprint = record?.fingerprint ?? fingerprintOf(diagnosis, rows);
  const failed = lastFailure(fingerprint, diagnosis, rows)?.index;
  const place = { screen: 'check', source, key, after: lastIndex() } as const;
  show(failed === undefined ? place : { ...place, failed });
  if (source === 'live') showHalo();
}

/** Watches what comes after now, and nothing of before. */
export function watchAnew(key: string): void {
  show({ screen: 'check', source: 'live', key, after: lastIndex() });
  showHalo();
}

/** It was seen to work (`fixed`), or the user says so: the fix is done. `after`: what shows it. */
export function finishFix(
  source: Source,
  key: string,
  outcome: 'fixed' | 'said',
  after: Try | null,
): void {
  changeFix(source, key, { outcome, after });
  markFixed(source, key);
  endProved(source, key, after);
  show({ screen: 'done', source, key, worked: true });
}

/** What the same try proves to work again as well is fixed by it, wherever it is told. */
function endProved(source: Source, key: string, after: Try | null): void {
  const { reviewed, review } = sources[source].getState();
  for (const diagnosis of provedAlike(key, after?.at ?? null, review, reviewed)) {
    const other = diagnosisKey(diagnosis);
    changeFix(source, other, { outcome: 'fixed', after });
    markFixed(source, other);
  }
}

/** The end of what was seen to work again, whether or not its steps were ever looked at. */
export function finishSeen(diagnosis: Diagnosis): void {
  const { rows, reviewed, review } = sources.live.getState();
  const proof = provedBy(diagnosis, review, reviewed);
  beginFix({ source: 'live', diagnosis, rows, place: placeOf('live') });
  const after = proof === null ? null : tryAt(rows, proof);
  finishFix('live', diagnosisKey(diagnosis), 'fixed', after);
}

/**
 * One click of a step: in the embedded browser while that site is open there, else outside, which
 * main asks about first. A page that is shown already stays, with what stands in its forms; `isAnew`:
 * it is loaded all the same, as what it asks for when it opens is what counts.
 */
export function openStep(source: Source, url: string, isAnew = false): void {
  void attempt(async () => {
    if (source !== 'live') {
      await call('link.open', { url });
    } else if (!isAnew && isShown(url)) {
      showHalo();
      await call('site.focus', null);
      notify('news', text('walkthrough.isThere'));
    } else {
      const isOwnBrowser = useSite.getState().browser !== null;
      const stays = isOwnBrowser && !isAnew ? ({ stays: true } as const) : {};
      const isThere = await call('site.visit', { url, isOurs: true, ...stays });
      showHalo();
      if (isThere) notify('news', text('walkthrough.isThere'));
    }
  }, text('app.unexpected'));
}

/** In the window's own browser, where it opened. */
function isShown(address: string): boolean {
  const { open, unopened, url } = useSite.getState();
  const shown = URL.parse(url)?.href;
  return (
    open && unopened === null && shown !== undefined && URL.parse(address, url)?.href === shown
  );
}

export function openLink(url: string): void {
  void attempt(() => call('link.open', { url }), text('app.unexpected'));
}

/** Copies without secrets and personal values, and says so in `done`. */
export function copyText(copied: string, done: string): void {
  void attempt(async () => {
    await call('clipboard.write', { text: redacted(copied, redactOptions()) });
    notify('news', done);
  }, text('app.unexpected'));
}

/** FixRecord.place: the Halo's host, or the file's name. */
function placeOf(source: Source): string {
  const { file } = sources[source].getState();
  if (file !== null) return file.name;
  const { kind, url } = useSite.getState();
  if (kind === 'practice') return 'practice';
  return URL.canParse(url) ? new URL(url).host : '';
}
