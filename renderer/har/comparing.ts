import type { Comparison } from '../../shared/compare/comparison.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import type { ReadingInput } from './reading.ts';

/** What the worker is asked, once. */
export interface ComparingRequest {
  readonly working: ReadingInput;
  readonly broken: ReadingInput;
  /** Nobody said which of the two works: what failed in them tells. */
  readonly isUnsorted: boolean;
  readonly causes: readonly LoadedCause[];
}

/** What the user says where the worker is unsure: of what it was asked, the second works. */
export interface SaidWorking {
  readonly isSwapped: boolean;
}

/** What came of it. */
export interface Compared {
  readonly comparison: Comparison;
  /** The two requests of each difference, in the same order; none for those far down. */
  readonly proofs: readonly Comparison['proof'][];
  /** Explains the first difference; null where nothing known does. */
  readonly diagnosis: Diagnosis | null;
  /** The requests that the first difference is about; null where it is about none. */
  readonly exchanges: { readonly working: Exchange | null; readonly broken: Exchange | null };
}

export type FromComparingWorker =
  /** `bytes` read of both together. */
  | { readonly type: 'progress'; readonly bytes: number }
  /** `isSwapped`: the one that was asked about as working is the broken one. */
  | { readonly type: 'done'; readonly compared: Compared; readonly isSwapped: boolean }
  /** What failed in them does not tell which of the two works: it waits for SaidWorking. */
  | { readonly type: 'unsure' }
  /** `side`: the one that could not be read; null where it may be either. */
  | {
      readonly type: 'failed';
      readonly side: 'working' | 'broken' | null;
      readonly message: string;
    };
