import type { Condition, FactName } from './cause.ts';
import { knownVendor } from './third-party.ts';
import { phraseParts, phraseText, saysParts } from './phrase.ts';

export type FactValue = string | number | boolean | null;
/** Every fact of one exchange; null where it is unknown. */
export interface Facts extends Readonly<Record<FactName, FactValue>> {
  /** The message made ready for phrases; '' where it is known that there is none. */
  readonly said: string | null;
}

/** Kleene's three values: null is "cannot tell". */
export type Holds = boolean | null;
/** What a condition may ask about; `said` is the text of `message`, made ready for phrases. */
export type Answers<Name extends string> = Readonly<Record<Name | 'said', FactValue>>;
export type Test<Name extends string = FactName> = (facts: Answers<Name>) => Holds;

/** Makes a condition ready: its phrases are read once, not for every exchange. */
export function compiled<Name extends string>(condition: Condition<Name>): Test<Name> {
  if ('all' in condition) return every(condition.all.map((one) => compiled(one)));
  if ('any' in condition) return some(condition.any.map((one) => compiled(one)));
  if ('not' in condition) return negated(compiled(condition.not));
  const { fact } = condition;
  if ('known' in condition) return (facts) => (facts[fact] !== null) === condition.known;
  if ('is' in condition) return equals(fact, [condition.is]);
  if ('in' in condition) return equals(fact, condition.in);
  if ('startsWith' in condition) {
    const starts = condition.startsWith.map((start) => start.toLowerCase());
    return onValue(fact, (value) =>
      starts.some((start) => String(value).toLowerCase().startsWith(start)),
    );
  }
  if ('says' in condition) return says(fact, condition.says);
  return onValue(
    fact,
    (value) => typeof value === 'number' && value >= condition.from && value <= condition.to,
  );
}

/** A pack may call an integration by any of the names that it goes by. */
function equals<Name extends string>(
  fact: Name,
  values: readonly (string | number | boolean)[],
): Test<Name> {
  const wanted = values.map((value) =>
    fact === 'integration' && typeof value === 'string' ? (knownVendor(value) ?? value) : value,
  );
  return onValue(fact, (value) => wanted.some((one) => same(value, one)));
}

function says<Name extends string>(fact: Name, phrases: readonly string[]): Test<Name> {
  const ready = phrases.map(phraseParts);
  return (facts) => {
    const value = fact === 'message' ? facts.said : facts[fact];
    if (value === null) return null;
    const text = fact === 'message' ? String(value) : phraseText(String(value));
    return ready.some((parts) => saysParts(text, parts));
  };
}

function onValue<Name extends string>(
  fact: Name,
  test: (value: string | number | boolean) => boolean,
): Test<Name> {
  return (facts) => {
    const value = facts[fact];
    return value === null ? null : test(value);
  };
}

function same(value: string | number | boolean, wanted: string | number | boolean): boolean {
  return typeof value === 'string' && typeof wanted === 'string'
    ? value.toLowerCase() === wanted.toLowerCase()
    : value === wanted;
}

function every<Name extends string>(tests: readonly Test<Name>[]): Test<Name> {
  return (facts) => {
    let holds: Holds = true;
    for (const test of tests) {
      const one = test(facts);
      if (one === false) return false;
      if (one === null) holds = null;
    }
    return holds;
  };
}

function some<Name extends string>(tests: readonly Test<Name>[]): Test<Name> {
  return (facts) => {
    let holds: Holds = false;
    for (const test of tests) {
      const one = test(facts);
      if (one === true) return true;
      if (one === null) holds = null;
    }
    return holds;
  };
}

function negated<Name extends string>(test: Test<Name>): Test<Name> {
  return (facts) => {
    const holds = test(facts);
    return holds === null ? null : !holds;
  };
}
