import type { Redactor } from './redactor.ts';

// No redactor comes along with this file: what checks the calls between processes needs it before
// the window is painted, and a redactor is a quarter of all that is read then.

declare const mark: unique symbol;

/**
 * A text that may leave: it went through redaction, or somebody asked for it as it is. Only this
 * file makes one, so that no text reaches the clipboard by an oversight.
 */
export type Redacted = string & { readonly [mark]: true };

/**
 * What this redactor made: the text, checked once more. Null where a value that was taken out still
 * stands in it.
 */
export function checked(text: string, redactor: Redactor): Redacted | null {
  return redactor.leaksIn(text).length === 0 ? (text as Redacted) : null;
}

/** What this redactor made of a value, checked once more: a value that was taken out stands nowhere. */
export function sealed<T>(redactor: Redactor, value: T): WithRedacted<T> {
  return redactor.sealed(value) as WithRedacted<T>;
}

/** The user was told that secrets are in it, and wants them. */
export function asAskedFor(text: string): Redacted {
  return text as Redacted;
}

/** A page of our own texts alone: nothing in it was captured. */
export function neverCaptured(text: string): Redacted {
  return text as Redacted;
}

/** One text of pieces that each may leave. */
export function joined(pieces: readonly Redacted[]): Redacted {
  return pieces.join('') as Redacted;
}

/** A value whose texts may leave; what is one of a few known words stays what it is. */
export type WithRedacted<T> = T extends string
  ? string extends T
    ? Redacted
    : T
  : T extends (...given: never[]) => unknown
    ? T
    : T extends object
      ? { readonly [Name in keyof T]: WithRedacted<T[Name]> }
      : T;
