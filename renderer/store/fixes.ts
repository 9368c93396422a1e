import { create } from 'zustand';
import type { Diagnosis, Step } from '../../shared/rules/diagnosis.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import { peopleIn } from '../../shared/fix/people.ts';
import { isEnded } from '../../shared/fix/records.ts';
import type { FixRecord, Try } from '../../shared/fix/record.ts';
import { inTimeOrder } from '../../shared/fix/time-order.ts';
import type { Verdict } from '../../shared/fix/watch.ts';
import { type Answers, mends, ticked } from '../../shared/fix/walkthrough.ts';
import { call } from '../platform/halo.ts';
import { text } from '../text/i18n.ts';
import { attempt, notify } from './notices.ts';
import { keyIn, type Source } from './source.ts';

/** The history of fixes, and which record each problem on screen writes into, by `keyIn`. */
export interface FixesState {
  readonly records: readonly FixRecord[];
  readonly current: Readonly<Record<string, string>>;
  /** Titles of the explanations that others took the place of, by `keyIn` of what is shown. */
  readonly explainedBefore: Readonly<Record<string, string>>;
  /**
   * By FixRecord.id, how a record came to be gone on with. `before`: it was begun before what failed
   * now; `anew`: in place of an earlier one, whose signs are none of it.
   */
  readonly begun: Readonly<Record<string, 'before' | 'anew'>>;
  /**
   * By FixRecord.id, when the user last said, since the program began, that they did a step that
   * mends, in milliseconds since 1970.
   */
  readonly mended: Readonly<Record<string, number>>;
}

export const useFixes = create<FixesState>(() => ({
  records: [],
  current: {},
  explainedBefore: {},
  begun: {},
  mended: {},
}));

export async function readFixes(): Promise<void> {
  useFixes.setState({ records: await call('fixes.read', null) });
}

/** The record that a problem writes into; null before its walkthrough was opened. */
export function currentFix(state: FixesState, source: Source, key: string): FixRecord | null {
  const id = state.current[keyIn(source, key)];
  return state.records.find((record) => record.id === id) ?? null;
}

/** Goes on with a record of an earlier start of the program. */
export function resumeFix(record: FixRecord): void {
  useFixes.setState((state) => ({
    current: { ...state.current, [keyIn(record.source, record.key)]: record.id },
  }));
}

/** Writes what changed into the record of a problem. */
export function changeFix(
  source: Source,
  key: string,
  change: Partial<Pick<FixRecord, 'seen' | 'outcome' | 'after'>>,
): void {
  const record = currentFix(useFixes.getState(), source, key);
  if (record !== null) keepFix({ ...record, ...change, changedAt: Date.now() });
}

/**
 * The practice Halo in which they were begun is no more: what fails in the next one is another
 * failure.
 */
export function leavePracticeFixes(): void {
  const { records, current } = useFixes.getState();
  const ofPractice = records.filter(({ place }) => place === 'practice');
  const ids = new Set(ofPractice.map(({ id }) => id));
  const kept = Object.entries(current).filter(([, id]) => !ids.has(id));
  useFixes.setState({ current: Object.fromEntries(kept) });
  for (const record of ofPractice) if (!isEnded(record)) keepFix({ ...record, outcome: 'left' });
}

/** Writes what the user answered. `change` gets the answers so far. */
export function answerFix(
  source: Source,
  key: string,
  change: (answers: Answers) => Answers,
): void {
  const record = currentFix(useFixes.getState(), source, key);
  if (record !== null)
    keepFix({ ...record, answers: writable(change(record.answers)), changedAt: Date.now() });
}

/** A step was ticked, or its tick taken away. */
export function tickStep(source: Source, key: string, step: Step, isDone: boolean): void {
  const record = currentFix(useFixes.getState(), source, key);
  if (record !== null && mends(step))
    useFixes.setState(({ mended: { [record.id]: _before, ...others } }) => ({
      mended: isDone ? { ...others, [record.id]: Date.now() } : others,
    }));
  answerFix(source, key, (answers) => ticked(answers, step, isDone));
}

/** Takes records out at once; the notice brings them back. */
export function deleteFixes(ids: readonly string[]): Promise<boolean> {
  const gone = useFixes.getState().records.filter(({ id }) => ids.includes(id));
  return attempt(async () => {
    useFixes.setState({ records: await call('fixes.delete', { ids: [...ids] }) });
    notify('news', text('fixes.deleted', { count: gone.length }), {
      label: text('fixes.undo'),
      run: () => void putBack(gone),
    });
  }, text('app.unexpected'));
}

function putBack(records: readonly FixRecord[]): Promise<boolean> {
  return attempt(async () => {
    for (const record of records) await call('fixes.write', record);
    await readFixes();
  }, text('app.unexpected'));
}

/** When, for whom and with what status a request of these rows was answered. */
export function tryOf(row: ExchangeRow, rows: readonly ExchangeRow[]): Try {
  const by = peopleIn(inTimeOrder(rows))(row).person?.name ?? null;
  return { status: row.status, at: row.startedAt, duration: row.duration, by };
}

/** The try that a request of these rows is; null where it is none of them. */
export function tryAt(rows: readonly ExchangeRow[], index: number): Try | null {
  const row = rows.find((one) => one.index === index);
  return row === undefined ? null : tryOf(row, rows);
}

/** What a check may say about a record. */
export type Checked = Exclude<FixRecord['outcome'], 'open' | 'said' | 'left'>;

/** What a verdict says about a record; null where nothing was tried yet. */
export function outcomeOf(verdict: Verdict): Checked | null {
  switch (verdict.kind) {
    case 'works':
      return 'fixed';
    case 'same':
    case 'different':
    case 'partly':
      return verdict.kind;
    case 'running':
    case 'doubtful':
      return 'unproved';
    case 'waiting':
      return verdict.near === null && verdict.again === undefined ? null : 'unproved';
  }
}

/** Writes what the check says by now. What proves nothing does not overrule the user's own word. */
export function keepChecked(
  source: Source,
  key: string,
  outcome: Checked,
  after: Try | null,
): void {
  const known = currentFix(useFixes.getState(), source, key)?.outcome;
  if (known === 'said' && (outcome === 'partly' || outcome === 'unproved')) return;
  changeFix(source, key, { outcome, after });
}

/** What the latest try failed with; null where it did not. */
export function failedStatus(verdict: Verdict | null, { status }: Diagnosis): number | null {
  if (verdict?.kind === 'different') return verdict.diagnosis.status;
  return verdict?.kind === 'same' ? status : null;
}

/**
 * At once on screen; main adds who it was. Its answer may be overtaken by a later change, so only
 * the name is taken from it.
 */
export function keepFix(record: FixRecord): void {
  useFixes.setState((state) => ({
    records: [...state.records.filter(({ id }) => id !== record.id), record],
  }));
  void attempt(async () => {
    const { who } = await call('fixes.write', record);
    useFixes.setState((state) => ({
      records: state.records.map((one) => (one.id === record.id ? { ...one, who } : one)),
    }));
  }, text('app.unexpected'));
}

type Writable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer E extends string | number)[] ? E[] : T[K];
};

/** A copy whose lists may be written, as zod's types want them. */
export function writable<T extends object>(value: T): Writable<T> {
  return structuredClone(value) as Writable<T>;
}
