import type { Comparison } from '../../shared/compare/comparison.ts';
import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import type { ReadingInput } from './reading.ts';

/** What the worker is asked, once. */
export interface ComparingRequest {
  readonly working: ReadingInput;
  readonly broken: ReadingInput;
  readonly causes: readonly LoadedCause[];
}

export type FromComparingWorker =
  /** `bytes` read of both together. */
  | { readonly type: 'progress'; readonly bytes: number }
  | { readonly type: 'done'; readonly comparison: Comparison }
  | { readonly type: 'failed'; readonly message: string };
