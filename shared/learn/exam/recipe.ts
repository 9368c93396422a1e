import type { ExamCall } from './call.ts';
import type { Dice } from './dice.ts';

/** A failure that can be made in many ways, and its truth. */
export interface Recipe {
  readonly cause: string;
  /** What the user said they did. */
  readonly story: (dice: Dice) => string;
  /** The failing calls: one or several of the same kind. */
  readonly calls: (dice: Dice) => readonly [ExamCall, ...ExamCall[]];
  /**
   * A program asks with a sign-in of its own, which it fetches so: then nobody opened a page before,
   * and nothing else is asked for.
   */
  readonly signsIn?: (dice: Dice) => ExamCall;
}
