import { hiddenSigns } from '../../shared/words/hidden-signs.ts';

/** Words of a file for a terminal, in one line: what cannot be printed becomes a space. */
export function printable(text: string): string {
  return text.replace(hiddenSigns, ' ').replace(/[\t\r\n]/g, ' ');
}

/**
 * A JSON document for a terminal or a file: the same data, with such characters written as
 * `\u001b`.
 */
export function printableJson(data: unknown): string {
  return JSON.stringify(data, null, 2).replace(
    hiddenSigns,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
