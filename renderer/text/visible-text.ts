import { hiddenSigns } from '../../shared/words/hidden-signs.ts';

const hiddenInLine = new RegExp(`${hiddenSigns.source}|[\\t\\r\\n]`, 'g');

/**
 * The text with such signs written out (`\u202e`), so that captured data cannot pretend to be
 * something else. Keeps lines.
 */
export function visibleText(text: string): string {
  return text.replace(hiddenSigns, written);
}

/**
 * More than this stands in no line: a method or a file name of some megabytes would hold the whole
 * window up.
 */
const longestLine = 2000;

/** The same for a place that shows one line; cut where it is longer than any line. */
export function visibleLine(text: string): string {
  const line = text.length > longestLine ? `${text.slice(0, longestLine)}…` : text;
  return line.replace(hiddenInLine, written);
}

function written(letter: string): string {
  return (
    { '\t': '\\t', '\r': '\\r', '\n': '\\n' }[letter] ??
    `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
  );
}
