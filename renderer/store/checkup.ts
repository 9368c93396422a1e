import { create } from 'zustand';
import type { CheckupAnswer } from '../../shared/checkup/answer.ts';
import type { CheckupComparison } from '../../shared/checkup/comparison.ts';
import type { CheckLine } from '../../shared/checkup/line.ts';

/** The check-up of the Halo that is open, or the last one. */
export interface CheckupState {
  /** Addresses that are still to come; null while nothing runs. */
  readonly waiting: number | null;
  /** The line that is looked at again; null while none is. */
  readonly again: string | null;
  readonly addresses: number;
  /** Origin of the Halo that was looked at; null before the first check-up. */
  readonly origin: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly isStopped: boolean;
  readonly certificateEnd: number | null;
  readonly answers: ReadonlyMap<string, CheckupAnswer>;
  readonly lines: readonly CheckLine[];
  /** Against the last check-up of the same Halo; null where there was none. */
  readonly comparison: CheckupComparison | null;
  /** When the last one was; milliseconds since 1970. */
  readonly before: number | null;
  /** Which line an explanation was opened from, by the key of its diagnosis. */
  readonly opened: Readonly<Record<string, string>>;
}

const firstCheckup: CheckupState = {
  waiting: null,
  again: null,
  addresses: 0,
  origin: null,
  at: 0,
  isStopped: false,
  certificateEnd: null,
  answers: new Map(),
  lines: [],
  comparison: null,
  before: null,
  opened: {},
};

export const useCheckup = create<CheckupState>(() => firstCheckup);

/** The line that an explanation was opened from; null where it comes from elsewhere. */
export function lineOf(diagnosisKey: string): CheckLine | null {
  const { lines, opened } = useCheckup.getState();
  return lines.find(({ key }) => key === opened[diagnosisKey]) ?? null;
}

export function rememberOpened(diagnosisKey: string, line: CheckLine): void {
  useCheckup.setState(({ opened }) => ({ opened: { ...opened, [diagnosisKey]: line.key } }));
}
