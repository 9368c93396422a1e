import type { Cause, Text } from '../../../shared/rules/cause.ts';
import { formsOf, generalText, warningText } from '../../../shared/rules/cause-text.ts';

/** What stands for a placeholder while a text is measured: about as long as the real thing. */
const samples: Readonly<Record<string, string>> = {
  integration: 'Xero',
  message: 'Not allowed',
  reportAddress: 'this address',
  host: 'your Halo',
  route: 'this address',
  page: 'this page',
  target: 'this address',
  batch: '20',
  wait: '1 minute',
  batchSource: 'the answer names a limit',
  waitSource: 'the answer says so',
};

/**
 * Every text of a cause that a person reads, as written; menu paths (`where`) are no prose and
 * stand apart.
 */
export function textsOf(cause: Cause): readonly Text[] {
  const steps = [...cause.steps, ...cause.reasons.flatMap((reason) => reason.steps ?? [])];
  return [
    cause.title,
    cause.happened,
    cause.meaning,
    cause.verify,
    cause.fixed,
    ...cause.reasons.flatMap((reason) => [reason.text, reason.tell]),
    ...steps.flatMap((step) => [step.text, step.done, step.said, step.last, step.why, step.see]),
    ...(cause.warnings ?? []).map(warningText),
    cause.ask?.subject,
    cause.ask?.text,
    ...(cause.links ?? []).map((link) => link.text),
  ].filter((text) => text !== undefined);
}

/** Menu paths of a cause's steps. */
export function menuPathsOf(cause: Cause): readonly Text[] {
  return [...cause.steps, ...cause.reasons.flatMap((reason) => reason.steps ?? [])].flatMap(
    (step) => step.where ?? [],
  );
}

/** Names in braces. */
export function placeholdersIn(text: string): readonly string[] {
  return [...text.matchAll(/\{([^{}]*)\}/g)].map((found) => found[1] ?? '');
}

/** A text as it may be read, with something plausible in place of each placeholder. */
export function filled(text: string): string {
  return text.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => samples[name] ?? '10');
}

/** Sentences of a text; a line break ends one too. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/(?<=[.?!])["')]*\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** A cause's prose as one passage of whole sentences: with all placeholders known, or with none. */
export function passageOf(cause: Cause, form: 'text' | 'otherwise'): string {
  return textsOf(cause)
    .map((text) => filled((form === 'text' ? formsOf(text)[0] : undefined) ?? generalText(text)))
    .flatMap(sentencesOf)
    .map(
      (sentence) => sentence.replaceAll(/["“”]|[,:.]$/g, '') + (/[?!]$/.test(sentence) ? '' : '.'),
    )
    .join(' ');
}
