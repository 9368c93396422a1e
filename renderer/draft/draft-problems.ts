import type { Draft } from '../../shared/packs/draft.ts';

/** Why a field of a draft cannot stay as it is: a key of packs.en.json. */
interface DraftProblems {
  readonly id: 'problem.id' | null;
  readonly title: 'problem.empty' | null;
  readonly happened: 'problem.empty' | null;
  readonly meaning: 'problem.empty' | null;
  readonly verify: 'problem.empty' | null;
  readonly match: 'problem.match' | null;
  /** One for each. */
  readonly reasons: readonly ('problem.empty' | null)[];
  readonly steps: readonly ('problem.empty' | null)[];
}

/**
 * What the user can mend in the form itself; what remains is told by the check of the whole pack.
 */
export function draftProblems(draft: Draft): DraftProblems {
  const empty = (words: string) => (words.trim() === '' ? ('problem.empty' as const) : null);
  const isFree =
    !draft.useStatus &&
    !draft.useRoute &&
    draft.phrases.every((phrase) => phrase.trim().length < 2);
  return {
    // Only one that was typed can be wrong: else it is made from the title.
    id: draft.id === null || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(draft.id) ? null : 'problem.id',
    title: empty(draft.title),
    happened: empty(draft.happened),
    meaning: empty(draft.meaning),
    reasons: draft.reasons.map(empty),
    verify: empty(draft.verify),
    match: isFree ? 'problem.match' : null,
    steps: draft.steps.map(({ text }) => empty(text)),
  };
}

export function hasProblems({ steps, reasons, ...fields }: DraftProblems): boolean {
  return [...Object.values(fields), ...reasons, ...steps].some((problem) => problem !== null);
}

/** As it is saved: without spaces around, and without words that are too short to tell anything. */
export function tidied(draft: Draft): Draft {
  const trim = (words: string) => words.trim();
  return {
    ...draft,
    title: trim(draft.title),
    happened: trim(draft.happened),
    meaning: trim(draft.meaning),
    reasons: draft.reasons.map(trim),
    verify: trim(draft.verify),
    phrases: [...new Set(draft.phrases.map(trim))].filter((phrase) => phrase.length >= 2),
    steps: draft.steps.map(({ text, who }) => ({ text: trim(text), who })),
  };
}
