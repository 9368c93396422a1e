import type { Exchange } from '../exchange/exchange.ts';
import { type Redacted, sealed, type WithRedacted } from './redacted.ts';
import { Redactor } from './redactor.ts';
import type { RedactOptions } from './register.ts';

/** The text with its secrets, and unless they are to be kept its personal values, taken out. */
export function redacted(text: string, options: RedactOptions): Redacted {
  const redactor = new Redactor(options);
  return sealed(redactor, redactor.text(text));
}

/** An exchange, with the words that are said of it. */
export function redactedExchange<T>(
  exchange: Exchange,
  words: T,
  options: RedactOptions,
): { readonly exchange: WithRedacted<Exchange>; readonly words: WithRedacted<T> } {
  const redactor = new Redactor(options);
  const first = { exchange: redactor.exchange(exchange), words: redactor.texts(words) };
  return sealed(redactor, first);
}

/** Every string of a value of our own making, for what is kept on disk. */
export function redactedTexts<T>(
  value: T,
  options: RedactOptions = { keepPersonal: false },
): WithRedacted<T> {
  const redactor = new Redactor(options);
  return sealed(redactor, redactor.texts(value));
}
