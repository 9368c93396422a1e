import { momentFormat } from '../intl.ts';

/** A day in the user's own way of writing; `at` in milliseconds since 1970. */
export function formatDate(at: number, language: string): string {
  return momentFormat(language, { dateStyle: 'long' }).format(at);
}
