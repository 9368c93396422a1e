import { type Planted, underName } from './attack-places.ts';

/** Keys and passwords of nobody: always the same for one number. */

export const b64 = (text: string): string => btoa(text);
const b64url = (text: string): string =>
  b64(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
export const jwt = (name: string): string =>
  `${b64url('{"alg":"RS256","kid":"k1"}')}.${b64url(`{"sub":"${name}","exp":1790000000}`)}.m${name}Xr7Zw_2kLm9PvT4qB`;

/** Always the same signs for one number. */
export function signs(alphabet: string, length: number, seed: number): string {
  let state = (seed * 2654435761) >>> 0;
  let text = '';
  for (let place = 0; place < length; place += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += alphabet.charAt((state >>> 8) % alphabet.length);
  }
  return text;
}
const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const token = (length: number, seed: number): string => signs(letters, length, seed);
export const hex = (length: number, seed: number): string =>
  signs('0123456789abcdef', length, seed);
export const upper = (length: number, seed: number): string =>
  signs('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', length, seed);
export const digits = (length: number, seed: number): string => signs('123456789', length, seed);

/** Passwords as a rule makes them, as people make them up, and plain words. */
export const typed = (seed: number): string =>
  [
    () =>
      `${signs('ABCDEFGH', 1, seed)}${signs('abcdefghij', 5, seed + 1)}!${digits(3, seed)}${token(2, seed)}`,
    () =>
      `${signs('BDFGKLMNPRST', 1, seed)}${signs('aeiou', 1, seed)}${signs('lmnrst', 2, seed)}er-${signs('BDFGKLMNPRST', 1, seed + 3)}${signs('aeiou', 1, seed + 4)}nt-${digits(2, seed)}`,
    () =>
      `${signs('bdfgklmnprst', 1, seed)}${signs('aeiou', 1, seed + 2)}${signs('lmnrst', 1, seed)}${signs('aeiou', 1, seed + 6)}${signs('bdfgklm', 1, seed)}ark${digits(3, seed)}`,
    () =>
      `${signs('bdfgklmnprst', 1, seed)}${signs('aeiou', 1, seed + 2)}lken${signs('bdfgk', 1, seed)}orf`,
  ][seed % 4]?.() ?? '';

/** Each name in turn at the next place. */
export function spread(
  names: readonly string[],
  places: readonly string[],
  from: number,
  value: (seed: number) => string,
): readonly Planted[] {
  return names.map((name, at) => {
    const place = underName[places[at % places.length] ?? ''];
    if (place === undefined) throw new Error(`no place ${places[at % places.length] ?? ''}`);
    return place(name, value(from + at));
  });
}
