import { say } from '../words/say.ts';
import type { AsideReason } from './aside-reason.ts';
import type { Suspicion } from './suspicion.ts';

/** Who can act. The one list: knowledge files, diagnoses, screens and reports use these words. */
export const actors = [
  'you',
  'halo-admin',
  'integration-owner',
  'it-team',
  'halo-support',
] as const;
export type Actor = (typeof actors)[number];

export const refusers = [
  'halo',
  'integration',
  'sign-in',
  'network',
  'browser',
  'unknown',
] as const;
export type Refuser = (typeof refusers)[number];

export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/**
 * What in the traffic shows that a step was done, and only what the network really tells: the page
 * of the step was opened, something was saved on it, somebody signed in, the failed request
 * succeeds, or was sent by another button (`tested`), by somebody else (`tried-as-other`) or for another part of the same (`varied`). The knowledge names it; the words of a step never decide.
 */
export const signs = [
  'opened',
  'saved',
  'signed-in',
  'succeeded',
  'tested',
  'tried-as-other',
  'varied',
] as const;
export const stepKinds = ['looks', 'tries'] as const;
export type SignKind = (typeof signs)[number];

/** One line of a walkthrough, texts filled in, ready to show. */
export interface Step {
  /** Which step it is, whatever stands in its text by now: its words before they are filled in. */
  readonly id: string;
  readonly text: string;
  /** How it is told once it was done; left out where its text will do. */
  readonly done?: string;
  /** How the user says that they did it, where that is no change; left out where it is one. */
  readonly said?: string;
  /** How it is told, and without its reason, where one request is left to send. */
  readonly last?: string;
  readonly who: Actor;
  /** Why this step helps; null where the text says it. */
  readonly why: string | null;
  /** Menu path in Halo, e.g. "Configuration > Integrations > Addigy". */
  readonly where: string | null;
  /** One click in the embedded browser: an address of the site under test, else null. */
  readonly open: string | null;
  /** Minutes it takes, about. */
  readonly minutes: number | null;
  /** What the user will see when it is done. */
  readonly see: string | null;
  /** What ticks it by itself; left out where only the user's word counts. */
  readonly sign?: SignKind;
  /** A wait that the plan of groups after a rate limit counts down itself. */
  readonly planned?: true;
  /** Time is to pass, and nothing is changed by it. */
  readonly waits?: true;
  /** It is done outside Halo, where nothing of it is seen. */
  readonly outside?: true;
  /** `looks`: it changes nothing; `tries`: what failed is done again. Left out where it mends. */
  readonly does?: (typeof stepKinds)[number];
  /** For some cases only, as its text says. */
  readonly perhaps?: true;
  /** What it would find stands in the failure itself. */
  readonly known?: true;
}

/** A likely reason, most likely first, with what tells it from the others. */
export interface Reason {
  /** Its place among the reasons of its cause, from 0: it names the reason whatever its words. */
  readonly place: number;
  readonly text: string;
  readonly tell: string | null;
  readonly steps: readonly Step[];
}

export interface Link {
  readonly text: string;
  readonly url: string;
}

/** What to send to whom where it is not the user's to mend. */
export interface Request {
  readonly who: Actor;
  readonly subject: string;
  readonly text: string;
}

/** How fast to send after a rate limit, and where each number comes from. */
export interface Pace {
  /** Requests at a time. */
  readonly batch: number;
  readonly batchSource: string;
  /** Seconds to wait before the next ones. */
  readonly wait: number;
  readonly waitSource: string;
}

/** The origin of the program's own causes; no pack may have this name. */
export const builtIn = 'built-in';

/**
 * What the user sees: findings of one cause, route and integration. Derived from exchanges, never
 * stored.
 */
export interface Diagnosis {
  readonly cause: string;
  readonly example: string | null;
  /** The status that explains the failure; 0 where no response came. */
  readonly status: number;
  /** The status on the wire; null for text. */
  readonly wireStatus: number | null;
  readonly refusedBy: Refuser;
  /** Display name of the third party, or null. */
  readonly integration: string | null;
  readonly customOnly: boolean;
  /** The server's own words as plain text, or null. */
  readonly message: string | null;
  readonly title: string;
  /** One or two sentences: what happened. */
  readonly summary: string;
  readonly confidence: Confidence;
  /** Exchange.index of each, first failure first. */
  readonly entries: readonly number[];
  readonly steps: readonly Step[];
  /** Path with its ids taken out, lower case; '' for text. */
  readonly route: string;
  readonly method: string;
  readonly meaning: string;
  readonly reasons: readonly Reason[];
  readonly warnings: readonly string[];
  /** How to do it again, and by what it is seen that the fix worked. */
  readonly verify: string;
  /** The latter alone; null where the cause does not tell them apart. */
  readonly fixed: string | null;
  readonly ask: Request | null;
  readonly links: readonly Link[];
  /** It carried no sign-in, while that of the page around it went on: nobody was refused. */
  readonly signInLeftOut?: true;
  /** Only after a rate limit (429). */
  readonly pace?: Pace;
  /**
   * What the texts above repeat of what was sent, where the answer repeats it: it may be personal.
   * Left out where they repeat nothing. Exports hide it: see withoutEchoes.
   */
  readonly echoes?: readonly string[];
  /**
   * Which line of a check-up it explains, as a number that is the same in each check-up: lines of one
   * cause are mended one by one. Left out where a request failed.
   */
  readonly line?: number;
  /** Where the cause stands: `builtIn` or the name of a rule pack. */
  readonly origin: string;
}

/**
 * The status to show, 0 where no answer came; null where a pasted text names neither, for a message
 * without a number is an answer all the same.
 */
export function toldStatus({
  status,
  wireStatus,
  refusedBy,
}: Pick<Diagnosis, 'status' | 'wireStatus' | 'refusedBy'>): number | null {
  const isNoAnswer = refusedBy === 'network' || refusedBy === 'browser';
  return status === 0 && wireStatus === null && !isNoAnswer ? null : status;
}

/** Its words came in a text that somebody passed on: whether a server said them is not known. */
export const isPassedOn = ({ wireStatus }: Pick<Diagnosis, 'wireStatus'>): boolean =>
  wireStatus === null;

export interface ReviewResult {
  /** Most important first. */
  readonly diagnoses: readonly Diagnosis[];
  /** Failed requests that are not the cause of anything (aborted, favicon, analytics …). */
  readonly setAside: number;
  /** Where nothing failed and yet something deserves a look, most telling first. */
  readonly suspicions: readonly Suspicion[];
  /**
   * A Halo was recognised; null where that cannot be told: pasted text, or nothing but an address
   * that no server answered at.
   */
  readonly halo: boolean | null;
  /** Failed requests that no diagnosis lists, since there are too many; left out where there are none. */
  readonly unlisted?: number;
  /** Exchange.index of each set aside, with why. */
  readonly setAsideEntries: readonly { readonly index: number; readonly why: AsideReason }[];
}

/** What a review of nothing finds. */
export const emptyReview: ReviewResult = {
  diagnoses: [],
  suspicions: [],
  halo: null,
  setAside: 0,
  setAsideEntries: [],
};

/** What is said of failures that no diagnosis lists. */
export function unlistedNote(unlisted: ReviewResult['unlisted']): readonly string[] {
  return unlisted === undefined ? [] : [say('har.unlisted', { count: unlisted })];
}
