import type { WithRedacted } from '../../shared/redact/redacted.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import type { SuspicionKind } from '../../shared/rules/suspicion.ts';
import type { UsedPack } from './review-packs.ts';

/** An entry that could not be used, and why in plain words. */
interface SkippedEntry {
  readonly index: number;
  readonly reason: string;
}

/** A suspicion with its sentence. */
interface ShownSuspicion {
  readonly kind: SuspicionKind;
  readonly text: string;
  readonly entries: readonly number[];
}

/** A request to somebody else is there to be sent, so it is redacted. */
export type ReviewedDiagnosis = Omit<Diagnosis, 'ask'> & {
  readonly ask: WithRedacted<Diagnosis['ask']>;
};

/** What `review --json` writes. */
export interface ReviewDocument {
  readonly schema: 1;
  readonly source: {
    readonly kind: 'har' | 'text';
    readonly creator: string | null;
    readonly entries: number;
    readonly skipped: readonly SkippedEntry[];
    /** Whether a Halo was recognised; null where that cannot be told. */
    readonly halo: boolean | null;
    readonly truncated: boolean;
    /** What this file cannot tell, with what to ask the sender for. */
    readonly notes: readonly string[];
  };
  readonly diagnoses: readonly ReviewedDiagnosis[];
  /** Nothing failed there, and yet it deserves a look. */
  readonly suspicions: readonly ShownSuspicion[];
  readonly setAside: number;
  /** Rule packs in use, in their order; left out where there are none. */
  readonly packs?: readonly UsedPack[];
}
