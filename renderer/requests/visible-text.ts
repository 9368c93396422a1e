/** Signs that change how text reads without being seen: controls, bidirectional marks, zero-width and line separators. */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
const hiddenInLine = new RegExp(`${hidden.source}|[\\t\\r\\n]`, 'g');

/** The text with such signs written out (`\u202e`), so that captured data cannot pretend to be something else. Keeps lines. */
export function visibleText(text: string): string {
  return text.replace(hidden, written);
}

/** The same for a place that shows one line. */
export function visibleLine(text: string): string {
  return text.replace(hiddenInLine, written);
}

function written(letter: string): string {
  return { '\t': '\\t', '\r': '\\r', '\n': '\\n' }[letter] ?? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
