import type { Cause, Condition, Text, Warning } from './cause.ts';

/** All forms of a text, the one that names most first. */
export function formsOf(text: Text): readonly string[] {
  return typeof text === 'string' ? [text] : [text.text, ...formsOf(text.otherwise)];
}

/** A text as it stands outside of any capture, where no name is known. */
export function generalText(text: Text): string {
  return typeof text === 'string' ? text : generalText(text.otherwise);
}

/** How to do it again, and by what it is seen that it worked: each a text of its own. */
export function textsOfVerify({ verify, fixed }: Pick<Cause, 'verify' | 'fixed'>): readonly Text[] {
  return fixed === undefined ? [verify] : [verify, fixed];
}

/** The words of a warning, whether it holds always or on a condition. */
export function warningText(warning: Warning): Text {
  return typeof warning === 'object' && 'when' in warning ? warning.text : warning;
}

/** When a warning holds; undefined: always. */
export function warningCondition(warning: Warning): Condition | undefined {
  return typeof warning === 'object' && 'when' in warning ? warning.when : undefined;
}
