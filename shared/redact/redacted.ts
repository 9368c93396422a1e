import { z } from 'zod';
import type { Exchange } from '../exchange/exchange.ts';
import { Redactor } from './redactor.ts';
import type { RedactOptions } from './register.ts';

declare const mark: unique symbol;

/**
 * A text that may leave: it went through redaction, or somebody asked for it as it is. Only this
 * file makes one, so that no text reaches the clipboard by an oversight.
 */
export type Redacted = string & { readonly [mark]: true };

/** As it comes over a channel between processes, where types are lost. */
export const redactedSchema = z.custom<Redacted>(
  (text) => typeof text === 'string' && text.length <= 5_000_000,
);

/** A piece of what is saved or printed: as long as it is. */
export const redactedPieceSchema = z.custom<Redacted>((text) => typeof text === 'string');

/** The text with its secrets, and unless they are to be kept its personal values, taken out. */
export function redacted(text: string, options: RedactOptions): Redacted {
  const redactor = new Redactor(options);
  return redactor.sealed(redactor.text(text)) as Redacted;
}

/**
 * What this redactor made: the text, checked once more. Null where a value that was taken out still
 * stands in it.
 */
export function checked(text: string, redactor: Redactor): Redacted | null {
  return redactor.leaksIn(text).length === 0 ? (text as Redacted) : null;
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
  : T extends object
    ? { readonly [Name in keyof T]: WithRedacted<T[Name]> }
    : T;

/** An exchange, with the words that are said of it. */
export function redactedExchange<T>(
  exchange: Exchange,
  words: T,
  options: RedactOptions,
): { readonly exchange: WithRedacted<Exchange>; readonly words: WithRedacted<T> } {
  const redactor = new Redactor(options);
  const first = { exchange: redactor.exchange(exchange), words: redactor.texts(words) };
  return redactor.sealed(first) as ReturnType<typeof redactedExchange<T>>;
}

/** Every string of a value of our own making, for what is kept on disk. */
export function redactedTexts<T>(
  value: T,
  options: RedactOptions = { keepPersonal: false },
): WithRedacted<T> {
  const redactor = new Redactor(options);
  return redactor.sealed(redactor.texts(value)) as WithRedacted<T>;
}
