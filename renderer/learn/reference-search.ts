import type { GuideStatus } from '../../shared/learn/guide-table.ts';
import type { Cause } from '../../shared/rules/cause.ts';
import { generalText } from '../../shared/rules/cause-text.ts';

/**
 * What the guide shows for some words: every word has to occur in a row or a cause. No words:
 * everything.
 */
interface GuideMatches {
  readonly statuses: readonly GuideStatus[];
  readonly causes: readonly Cause[];
}

export function searchReference(
  words: string,
  statuses: readonly GuideStatus[],
  causes: readonly Cause[],
): GuideMatches {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = (text: string) => wanted.every((word) => text.includes(word));
  return {
    statuses: statuses.filter((row) => fits(statusText(row))),
    causes: causes.filter((cause) => fits(causeText(cause))),
  };
}

/** All that the guide says about a status, in small letters. */
export function statusText({ status, name, official, meaning, inHalo }: GuideStatus): string {
  return `${status} ${name} ${official} ${meaning} ${inHalo}`.toLowerCase();
}

/** All that the guide says about a cause, in small letters. */
export function causeText({
  id,
  statuses,
  title,
  happened,
  meaning,
  reasons,
  steps,
}: Cause): string {
  const texts = [
    title,
    happened,
    meaning,
    ...reasons.map(({ text }) => text),
    ...steps.map(({ text }) => text),
  ].map(generalText);
  return `${statuses.join(' ')} ${id.replaceAll('-', ' ')} ${texts.join(' ')}`.toLowerCase();
}
