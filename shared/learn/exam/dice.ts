/** Chance that can be had again: the same seed gives the same throws. */
export interface Dice {
  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number;
  /** One of a list that is not empty. */
  one<T>(list: readonly [T, ...T[]]): T;
  /** The list in another order. */
  shuffled<T>(list: readonly T[]): readonly T[];
  /** Letters and digits, as ids and tokens have them. */
  letters(length: number): string;
}

/**
 * mulberry32, by Tommy Ettinger (public domain): 32 bits of state, plenty for exercises. Never for
 * secrets.
 */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const number = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    number,
    one: (list) => list[number(0, list.length - 1)] ?? list[0],
    shuffled: (list) => {
      const cards = [...list];
      for (let at = cards.length - 1; at > 0; at -= 1) {
        const other = number(0, at);
        [cards[at], cards[other]] = [
          cards[other] as (typeof cards)[number],
          cards[at] as (typeof cards)[number],
        ]; // both places exist
      }
      return cards;
    },
    letters: (length) =>
      Array.from({ length }, () => 'abcdefghijkmnpqrstuvwxyz23456789'[number(0, 31)]).join(''),
  };
}
