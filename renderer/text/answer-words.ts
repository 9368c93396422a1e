import { text } from './i18n.ts';
import { statusKey } from './words.ts';

/**
 * What was answered, in the words of the card. `status`: as it was sent; null where nothing came.
 * `failedAs`: Diagnosis.status of what failed, which may be another; 0 where only that is known that
 * it failed; null where it did not.
 */
export function answerWords(status: number | null, failedAs: number | null): string {
  if (status === null) return text('status.0');
  if (status === 201 && failedAs === null) return text('check.created');
  if (status < 300 && failedAs === null) return text('check.fine', { status });
  // The card names it so: what another system answered, not what Halo made of it.
  const shown = failedAs !== null && failedAs > 0 ? failedAs : status;
  return text('status.chip', { status: shown, word: text(statusKey(shown)) });
}
