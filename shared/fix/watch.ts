import type { Diagnosis, Pace } from '../rules/diagnosis.ts';
import type { Suspicion } from '../rules/suspicion.ts';
import type { DeedMark } from './deed-mark.ts';
import type { Difference, Fingerprint } from './fingerprint.ts';

/** What is watched for: the same request, in what came after Exchange.index `after`. */
export interface Watch {
  readonly fingerprint: Fingerprint;
  readonly after: number;
  /** In a file the same failure may come from another address of the same Halo. */
  readonly anySite: boolean;
  /**
   * When it last failed, milliseconds since 1970, where another file is looked at: what was recorded
   * before is no proof. Left out in a running recording.
   */
  readonly since?: number;
  /**
   * After a rate limit: how much has to go through, or how long it has to stay quiet, until it
   * counts as fixed; null where one batch will do.
   */
  readonly pace: Pace | null;
}

/** What watching has shown so far. `index` is the Exchange.index that shows it. */
export type Verdict =
  /**
   * Not tried yet. `near`: something like it worked, but not the same; `again`: something like it
   * failed in the same way, and nothing like it worked since; `other`: what the same request came to
   * otherwise, or a new problem of another one.
   */
  | {
      readonly kind: 'waiting';
      readonly near: Near | null;
      readonly again?: Near;
      readonly other: Diagnosis | null;
    }
  /**
   * After a rate limit: nothing was turned away so far, but that is no proof yet. `until`: when it
   * will be, in milliseconds since 1970; null while the batch is still being sent.
   */
  | { readonly kind: 'running'; readonly answered: number; readonly until: number | null }
  | { readonly kind: 'works'; readonly index: number }
  /** It worked for `done` of the records that failed, and was not tried for `left` of them. */
  | {
      readonly kind: 'partly';
      readonly index: number;
      readonly done: number;
      readonly left: number;
      /** Which of these are known, as of another person they are not; left out where none is. */
      readonly rest?: readonly DeedMark[];
    }
  | { readonly kind: 'same'; readonly index: number }
  /** It was answered with success, and the answer itself does not look like one. */
  | { readonly kind: 'doubtful'; readonly index: number; readonly suspicion: Suspicion }
  | { readonly kind: 'different'; readonly index: number; readonly diagnosis: Diagnosis };

export interface Near {
  readonly index: number;
  /**
   * `page`: another page sent it. `button`: another button asked for the very same. `address`: the
   * same button asked for something else. `gone`: the row that told of the failure is no longer in
   * the list. `cleared`: what told of it does so no more, and nothing shows that it ran since.
   */
  readonly differs:
    Exclude<Difference, 'part'> | 'page' | 'button' | 'address' | 'gone' | 'cleared';
  /** Who did it; null where the recording does not say. */
  readonly name: string | null;
}

/** What the user alone knows: whether it was the change, the same, done by now, or the same Halo. */
const asked: ReadonlySet<Near['differs']> = new Set(['value', 'unseen', 'accepted', 'site']);

/** Its success is a question to the user, and nothing that they are told to do otherwise. */
export function isAsked({ differs }: Near): boolean {
  return asked.has(differs);
}

/** What one request shows that may be a try of what failed. */
export type Attempt = Exclude<Verdict, { kind: 'waiting' | 'running' | 'partly' }>;
