import type { AsideReason } from './aside-reason.ts';
import type { Evidence } from './evidence.ts';
import type { Traces } from './intake.ts';

/** All that is kept of one failed exchange, or of all lines of a log that are alike. */
export interface Case extends Traces {
  /** Exchange.index of it; of alike lines, and of a crowd, every one. */
  readonly indexes: readonly [number, ...number[]];
  readonly time: number;
  readonly origin: number;
  readonly aside: AsideReason | null;
  readonly evidence: readonly Evidence[];
  readonly preflight: boolean;
  /** The trace of the preflight that this request would have. */
  readonly question: number;
  /** The user did something just before, or it changes data, which no page does by itself. */
  readonly isDeed: boolean;
  /** The user did it themselves: it was not opened for them. */
  readonly isPressed: boolean;
}
