import { create } from 'zustand';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { FailureMark } from '../../shared/ipc/ipc.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import { createReview, type Review, type ReviewOptions } from '../../shared/rules/review.ts';
import { turnsBrowserAway } from '../../shared/rules/turned-away.ts';
import { call } from '../platform/halo.ts';
import { plain } from '../text/addresses.ts';
import { useCauses } from './causes.ts';
import { forgetPictures } from './pictures.ts';
import { createRecording, type Recording } from './recording.ts';
import { emptySource, type SourceState } from './source.ts';

const reviewWith = (causes: readonly LoadedCause[], options: ReviewOptions): Review =>
  createReview(causes, { ...options, outagesJoined: true });
const startRecording = (): Recording =>
  createRecording((options) => reviewWith(useCauses.getState().causes, options));
/**
 * While requests pour in, the screens are told of them, and reviews derived, at most this often: in
 * milliseconds. Drawing costs more than all else that the window does with a request, so while
 * nothing fails, and only counts grow, it is done less often.
 */
const reviewPause = { first: 200, failed: 200, counted: 500 };

let recording = startRecording();
let origins: readonly string[] = [];
let pending: ReturnType<typeof setTimeout> | null = null;
let dueAt = Infinity;
let derivedAt = -Infinity;

/**
 * What the embedded browser recorded, as the screens show it. `review` follows `rows` within a
 * fifth of a second where one failed, and within half a second in a burst.
 */
export const useCapture = create<SourceState>(() => ({
  ...emptySource,
  contents: { load, review, sentText, close: () => undefined },
}));

/** Whether a sign-in was recorded that does not take the browser inside this program. */
export const useTurnedAway = create<{ readonly isTurnedAway: boolean }>(() => ({
  isTurnedAway: false,
}));

export function receiveExchanges(exchanges: readonly Exchange[]): void {
  recording.add(exchanges);
  if (exchanges.some(turnsBrowserAway)) useTurnedAway.setState({ isTurnedAway: true });
  const hasFailed = recording.failureCount > useCapture.getState().failures;
  const isFirst = pending === null && performance.now() - derivedAt > reviewPause.counted;
  // The first of a burst shows at once; what pours in after it waits for the next review.
  if (isFirst) useCapture.setState({ rows: recording.rows(), failures: recording.failureCount });
  deriveSoon(hasFailed ? reviewPause.failed : reviewPause[isFirst ? 'first' : 'counted']);
}

/** In so many milliseconds, where it is not done before that already. */
function deriveSoon(pause: number): void {
  const at = performance.now() + pause;
  if (pending !== null && dueAt <= at) return;
  if (pending !== null) clearTimeout(pending);
  pending = setTimeout(deriveReview, pause);
  dueAt = at;
}

/** Derives at once where a screen is about to show results. */
export function deriveReview(): void {
  if (pending !== null) clearTimeout(pending);
  pending = null;
  derivedAt = performance.now();
  const rows = recording.rows();
  useCapture.setState({
    rows,
    failures: recording.failureCount,
    review: recording.review(),
    reviewed: rows.some(({ checkup }) => checkup) ? rows.filter((row) => !row.checkup) : rows,
  });
}

useCauses.subscribe(() => {
  recording.renew();
  deriveReview();
});

function review(causes: readonly LoadedCause[]): Promise<ReviewResult> {
  return Promise.resolve(recording.reviewBy((options) => reviewWith(causes, options)));
}

/**
 * Empties what is shown. In main it is kept in the list of captures (`begin`), or forgotten
 * (`clear`).
 */
export async function clearCapture(how: 'begin' | 'clear'): Promise<void> {
  await call(`capture.${how}`, null);
  emptyCapture();
}

/** Shows nothing of what was recorded so far. */
export function emptyCapture(): void {
  recording = startRecording();
  recording.setOrigins(origins);
  useCapture.setState({ marks: [] });
  useTurnedAway.setState({ isTurnedAway: false });
  forgetPictures();
  deriveReview();
}

/** Takes up what main recorded before this window was loaded. */
export async function restoreCapture(): Promise<void> {
  const exchanges = await call('capture.read', null);
  if (exchanges.length > 0) receiveExchanges(exchanges);
  receiveMarks(await call('capture.marks', null));
}

/** "It failed now": main keeps it with the recording. @throws Refused */
export async function markFailure(): Promise<void> {
  receiveMarks(await call('capture.mark', null));
}

function receiveMarks(marks: readonly FailureMark[]): void {
  if (marks.length === 0 && useCapture.getState().marks.length === 0) return;
  recording.setMarks([...new Set(marks.map(({ index }) => index))]);
  useCapture.setState({ marks });
  deriveReview();
}

/** The last Exchange.index so far; -1 where there is none. */
export function lastIndex(): number {
  return recording.rows().at(-1)?.index ?? -1;
}

function sentText(index: number): string | null {
  return recording.exchange(index)?.request.body.text ?? null;
}

/** The address of the Halo under test: what answers there is Halo. */
export function setHaloAddress(url: string): void {
  if (!URL.canParse(url)) return;
  origins = [new URL(url).origin];
  recording.setOrigins(origins);
  deriveReview();
}

/** Whether an address, as it was typed, is of the Halo under test: on its sign-in's pages as well. */
export function isOfHalo(address: string): boolean {
  return origins.some((origin) => plain(origin) === plain(address).split('/')[0]);
}

/** With a body that was cut short asked for again. @throws Refused, RangeError */
async function load(index: number): Promise<Exchange> {
  const exchange = recording.exchange(index);
  if (exchange === undefined) throw new RangeError(`no request has number ${index}`);
  if (exchange.response === null || !exchange.response.body.truncated) return exchange;
  const body = await call('capture.body', { id: exchange.id, side: 'response' });
  return { ...exchange, response: { ...exchange.response, body } };
}
