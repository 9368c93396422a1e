import { readPattern, type State, type Unit } from './pattern.ts';

/**
 * A set of states with where each character leads, worked out when first met. Plain letters stand
 * in an array: it is quicker.
 */
interface Place {
  readonly states: readonly number[];
  readonly matches: boolean;
  readonly matchesAtEnd: boolean;
  readonly plain: (Place | undefined)[];
  readonly ways: Map<number, Place>;
}

const plainLetters = 128;

/** Sets kept before the memory is emptied: bounds it however odd the pattern. */
const mostPlaces = 1000;

/**
 * A test whether the pattern occurs in a text, without regard to case; null where the pattern
 * cannot be read. Takes time in proportion to the text: no text can make it hang.
 */
export function patternTest(source: string): ((text: string) => boolean) | null {
  const states = readPattern(source);
  if (states === null) return null;
  const entry = states.length - 1;
  const places = new Map<string, Place>();
  let empty: Place | null = null;
  const placeOf = (from: readonly number[], atStart: boolean): Place => {
    const reached = reach(states, from, atStart, false);
    const key = (atStart ? '^' : '') + reached.join();
    const known = places.get(key);
    if (known !== undefined) return known;
    if (places.size >= mostPlaces) {
      places.clear();
      empty?.ways.clear();
      empty?.plain.fill(undefined);
    }
    const place: Place = {
      states: reached,
      matches: reached.includes(0),
      matchesAtEnd: reach(states, reached, atStart, true).includes(0),
      plain: new Array<Place | undefined>(plainLetters).fill(undefined),
      ways: new Map(),
    };
    places.set(key, place);
    return place;
  };
  const beginning = placeOf([entry], true);
  empty = beginning;
  return (text) => {
    const lower = text.toLowerCase();
    let place = beginning;
    for (let i = 0; i < lower.length && !place.matches; i += 1) {
      const code = lower.charCodeAt(i);
      let next = code < plainLetters ? place.plain[code] : place.ways.get(code);
      if (next === undefined) {
        next = placeOf([...step(states, place.states, code), entry], false);
        if (code < plainLetters) place.plain[code] = next;
        else if (place.ways.size < mostPlaces) place.ways.set(code, next);
      }
      place = next;
    }
    return place.matches || place.matchesAtEnd;
  };
}

/** All states that are reached without a character, sorted. */
function reach(
  states: readonly State[],
  from: readonly number[],
  atStart: boolean,
  atEnd: boolean,
): readonly number[] {
  const seen = new Set<number>();
  const open = [...from];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    const state = states[index];
    if (state?.kind === 'split') open.push(state.next, state.other);
    else if ((state?.kind === 'start' && atStart) || (state?.kind === 'end' && atEnd))
      open.push(state.next);
  }
  return [...seen].sort((a, b) => a - b);
}

function step(states: readonly State[], from: readonly number[], code: number): number[] {
  const next: number[] = [];
  for (const index of from) {
    const state = states[index];
    if (state?.kind === 'unit' && holds(state.unit, code)) next.push(state.next);
  }
  return next;
}

function holds(unit: Unit, code: number): boolean {
  return unit.ranges.some(([low, high]) => code >= low && code < high) !== unit.negated;
}
