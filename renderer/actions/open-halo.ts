import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Scenario, ScenarioTarget } from '../../shared/learn/scenario.ts';
import type { CallInput, CallOutput } from '../../shared/ipc/ipc.ts';
import { call, Refused } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import {
  clearCapture,
  deriveReview,
  markFailure,
  isOfHalo,
  setHaloAddress,
  useCapture,
} from '../store/capture.ts';
import { leavePracticeFixes } from '../store/fixes.ts';
import { attempt, clearNotices, notify } from '../store/notices.ts';
import { openOverlay } from '../store/overlay.ts';
import { useSite } from '../store/site.ts';
import { forgetSource, show, showHalo, useWizard } from '../store/wizard.ts';

/**
 * Opens the practice Halo; what was recorded of it before is kept, what was recorded elsewhere is
 * not mixed in. `isFollowed`: the user pressed a link to that page.
 */
export function openPractice(path?: string, isFollowed = false): Promise<boolean> {
  return attempt(async () => {
    await openPracticeSite(path, isFollowed);
    beginToFind();
  }, text('app.unexpected'));
}

/** To where a failure of the practice Halo begins, signed in as whom it fails for. */
export function goToPractice({
  agent,
  start,
}: Pick<Scenario, 'agent' | 'start'>): Promise<boolean> {
  if (agent === null) return openPractice(start);
  return attempt(async () => {
    await openPracticeSite();
    beginToFind();
    await call('practice.show', { agent, keep: true, actions: [{ do: 'visit', path: start }] });
  }, text('app.unexpected'));
}

/**
 * Does once more what failed in the practice Halo, as `by`, or as whoever is signed in: from the page
 * that is open where that is the right one, for what is chosen on it counts. What can be pressed only
 * once it works, such as the import after a preview, is left to the user. Where another address stands
 * in a form by now than that of `failed`, nothing is sent, and that is said. Gives why nothing could be
 * sent; null where that is not known.
 */
export async function repeatInPractice(
  {
    agent,
    start,
    provoke,
    repeat,
    fails,
  }: Pick<Scenario, 'agent' | 'start' | 'provoke' | 'repeat' | 'fails'>,
  failed: Pick<ExchangeRow, 'method' | 'url'> | null,
  by: string | null,
): Promise<PracticeLack | null> {
  // What was said of the time before is not true of this one.
  clearNotices();
  let lack: PracticeLack | null = null;
  const play = async (played: Omit<CallInput<'practice.show'>, 'by'>) => {
    const end = await call('practice.show', agent === null ? played : { ...played, by });
    lack = end === 'nobody' || end === 'refused' ? end : null;
    return end;
  };
  await attempt(async () => {
    showHalo();
    const { url } = useSite.getState();
    const isThere = repeat[0]?.do === 'visit' || isOpenAt(new URL(start, url), new URL(url));
    const way = isThere ? [] : [{ do: 'visit', path: start } as const];
    const last = JSON.stringify(provoke.at(-1));
    const failing = repeat.findIndex((action) => JSON.stringify(action) === last);
    const again = failing === -1 ? repeat : repeat.slice(0, failing + 1);
    const sent = failed === null ? fails : { ...fails, ...addressedBy(failed) };
    const holds = formOf(again, sent);
    const before = holds.length === 0 ? [] : [...way, ...again.slice(0, -1)];
    if (before.length > 0) await play({ actions: before });
    if (lack !== null) return;
    const end = await play(
      holds.length === 0
        ? { actions: [...way, ...again] }
        : { actions: again.slice(-1), holds: [...holds] },
    );
    if (end === 'other') notify('problem', text('check.otherForm', sent));
  }, text('app.unexpected'));
  return lack;
}

/** Nobody is signed in, or whoever is may not open the page. */
export type PracticeLack = Extract<CallOutput<'practice.show'>, 'nobody' | 'refused'>;

function addressedBy({ method, url }: Pick<ExchangeRow, 'method' | 'url'>) {
  return { method, path: new URL(url).pathname };
}

/** The same page, and of the same record; what else its address holds was chosen on it. */
function isOpenAt(start: URL, now: URL): boolean {
  const id = start.searchParams.get('id');
  return start.pathname === now.pathname && (id === null || id === now.searchParams.get('id'));
}

/**
 * What the form of the API console has to hold where its “Send” is pressed: the address that failed,
 * and its method, unless that was the fault (405). Nothing where another button is pressed.
 */
function formOf(
  again: Scenario['repeat'],
  { method, path, status }: Scenario['fails'],
): readonly { readonly target: ScenarioTarget; readonly value: string }[] {
  const last = again.at(-1);
  if (last?.do !== 'click' || !('name' in last.target) || last.target.name !== 'Send') return [];
  return [
    { target: { role: 'textbox', name: 'Path' }, value: path },
    ...(status === 405 ? [] : [{ target: { role: 'combobox', name: 'Method' }, value: method }]),
  ];
}

/** The same without leaving the screen that is shown. @throws Refused */
export async function openPracticeSite(path?: string, isFollowed = false): Promise<void> {
  if (useSite.getState().kind !== 'practice') {
    await call('site.leave', null);
    await startEmpty('begin');
  }
  const { url } = await call('practice.open', {
    ...(path === undefined ? {} : { path }),
    ...(isFollowed ? { isFollowed } : {}),
  });
  setHaloAddress(url);
}

/** What main has against an address as it was typed; null where it accepts it. */
export async function refusalOf(address: string): Promise<string | null> {
  try {
    await call('site.check', { address });
    return null;
  } catch (problem) {
    if (problem instanceof Refused) return problem.message;
    console.error(problem);
    return text('app.unexpected');
  }
}

/**
 * Opens the user's own Halo at the address as typed. `refused` says where it was typed why it is
 * none; what was recorded goes only for an address that main accepts.
 */
export async function openOwn(
  address: string,
  refused: (words: string) => void = (words) => {
    notify('problem', words);
  },
): Promise<boolean> {
  const refusal = await refusalOf(address);
  if (refusal !== null) {
    refused(refusal);
    return false;
  }
  return attempt(async () => {
    const sameHost = useSite.getState().kind === 'own' && isOfHalo(address);
    await call('site.leave', null);
    if (!sameHost) await startEmpty('begin');
    const { url } = await call('site.open', { address });
    setHaloAddress(url);
    beginToFind();
  }, text('app.unexpected'));
}

/**
 * Everything goes back to the start, the page as well: what the old page asks for with its old
 * sign-in is no failure, so what was recorded before is put away.
 */
export function resetPractice(): Promise<boolean> {
  return attempt(async () => {
    await call('practice.reset', null);
    leavePracticeFixes();
    if (useSite.getState().kind === 'practice') {
      await startEmpty('begin');
      await openPracticeSite('/');
      beginToFind();
    }
    notify('news', text('practice.resetDone'));
  }, text('app.unexpected'));
}

/** Asks first where something would be lost. */
export function askToClear(): void {
  const count = useCapture.getState().rows.length;
  if (count === 0) void clearRecording();
  else
    openOverlay({
      kind: 'question',
      question: {
        title: text('commands:clear.title'),
        text: text('commands:clear.text', { count }),
        yes: text('commands:clear.yes'),
        run: () => void clearRecording(),
      },
    });
}

/** Starts the recording anew and stays with the site that is open. */
function clearRecording(): Promise<boolean> {
  return attempt(async () => {
    await startEmpty('clear');
    show({ screen: 'reproduce', source: 'live' });
    notify('news', text('reproduce.cleared'));
  }, text('app.unexpected'));
}

/**
 * "It failed now", by button or key. Whoever is looking for the failure is shown what was found;
 * whoever is elsewhere, as at a check, stays there.
 */
export async function sayFailed(): Promise<void> {
  const isMarked = await attempt(markFailure, text('app.unexpected'));
  if (isMarked && useWizard.getState().places.now.screen === 'reproduce') showResults();
}

export function showResults(): void {
  deriveReview();
  show({ screen: 'results', source: 'live' });
}

export async function startEmpty(how: 'begin' | 'clear'): Promise<void> {
  if (useCapture.getState().rows.length > 0) await clearCapture(how);
  forgetSource('live');
}

function beginToFind(): void {
  showHalo();
  show({ screen: 'reproduce', source: 'live' });
}
