import { actionReach } from '../../shared/exchange/exchange.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { addressOf } from '../../shared/rules/address.ts';
import { isInBackground } from '../../shared/rules/background.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { call } from '../platform/halo.ts';
import { useCapture } from '../store/capture.ts';
import { keepPicture } from '../store/pictures.ts';
import { isPageShown } from '../store/share.ts';

/** A failure that ended longer ago no longer stands on the page, in milliseconds. */
const fresh = 3_000;

/** What was pictured last. */
interface Pictured {
  readonly action: string;
  readonly at: number;
}

/**
 * The failure that a picture is to be taken of: the first that followed an action of the user, just
 * now. Null where none did, or where that action has its picture already. `now`: milliseconds since
 * 1970.
 */
export function failureToPicture(
  rows: readonly ExchangeRow[],
  diagnoses: readonly Pick<Diagnosis, 'entries'>[],
  last: Pictured | null,
  now: number,
): (ExchangeRow & Pictured) | null {
  const failed = new Set(diagnoses.flatMap(({ entries }) => entries));
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    const row = rows[place];
    if (row === undefined || row.action === null || row.startedAt === null) continue;
    if (!failed.has(row.index) || now - row.startedAt - (row.duration ?? 0) > fresh) continue;
    if (isInBackground(row.resourceType, addressOf(row.url).lower)) continue;
    const isSame = last?.action === row.action && row.startedAt - last.at <= actionReach;
    return isSame ? null : { ...row, action: row.action, at: row.startedAt };
  }
  return null;
}

/** Takes a picture of Halo's page whenever something fails that the user did, while it is on screen. */
export function pictureFailures(): void {
  let last: Pictured | null = null;
  useCapture.subscribe(({ review, reviewed }, before) => {
    if (review === before.review || review.diagnoses.length === 0 || !isPageShown()) return;
    const now = Date.now();
    const failure = failureToPicture(reviewed, review.diagnoses, last, now);
    if (failure === null) return;
    last = failure;
    call('site.picture', null).then(
      (data) => {
        if (data !== null) keepPicture(failure.index, { data, at: now, isOfFailure: true });
      },
      (problem: unknown) => {
        console.error(problem);
      },
    );
  });
}
