import { type Header } from '../../shared/exchange/exchange.ts';

/** `attributes` as written after the value ("Path=/; HttpOnly"), '' for cookies that were sent. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly attributes: string;
}

/** Cookies sent with a request. */
export function sentCookies(headers: readonly Header[]): readonly Cookie[] {
  return valuesOf(headers, 'cookie')
    .flatMap((value) => value.split(';'))
    .map((part) => cookieOf(part, ''))
    .filter(({ name }) => name !== '');
}

/** Cookies set by an answer; recorders join several by line ends. */
export function setCookies(headers: readonly Header[]): readonly Cookie[] {
  return valuesOf(headers, 'set-cookie')
    .flatMap((value) => value.split('\n'))
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const end = line.indexOf(';');
      return end === -1
        ? cookieOf(line, '')
        : cookieOf(line.slice(0, end), line.slice(end + 1).trim());
    });
}

function valuesOf(headers: readonly Header[], wanted: string): readonly string[] {
  return headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value);
}

function cookieOf(text: string, attributes: string): Cookie {
  const equals = text.indexOf('=');
  return {
    name: (equals === -1 ? text : text.slice(0, equals)).trim(),
    value: equals === -1 ? '' : text.slice(equals + 1).trim(),
    attributes,
  };
}
