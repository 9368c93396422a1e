import type { Cause } from '../rules/cause.ts';
import { placeholderNames } from '../rules/placeholders.ts';
import { type Fault, written } from './faults.ts';
import { limits } from './pack.ts';
import { say } from '../words/say.ts';

/** Signs that change how a text reads without being seen. Lines and tabs may stand. */
const hidden =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const known = new Set<string>(placeholderNames);
const offered = placeholderNames.map((name) => `{${name}}`).join(', ');

/**
 * What is wrong with the words of a cause: their length, unseen signs, and the names in braces.
 * Examples and conditions are no words.
 */
export function textFaults(cause: Cause, path: readonly PropertyKey[]): readonly Fault[] {
  const {
    match: _match,
    examples: _examples,
    confidence: _confidence,
    guide: _guide,
    ...words
  } = cause;
  return faultsIn(words, path);
}

function faultsIn(value: unknown, path: readonly PropertyKey[]): readonly Fault[] {
  if (typeof value === 'string') return stringFaults(value, path, false);
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((one: unknown, at) => faultsIn(one, [...path, at]));
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'when') return [];
    // A text with `otherwise` may name what is not always known, and so may its `otherwise`, as the
    // last resort.
    if ('otherwise' in value && typeof inner === 'string')
      return stringFaults(inner, [...path, key], true);
    return faultsIn(inner, [...path, key]);
  });
}

function stringFaults(
  text: string,
  path: readonly PropertyKey[],
  hasOther: boolean,
): readonly Fault[] {
  const fault = (words: string): Fault => ({ path: written(path), words });
  const names = [...text.matchAll(/\{([a-zA-Z]+)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'id');
  const strange = names.find((name) => !known.has(name));
  if (text.length > limits.text) return [fault(say('pack.fault.longText', { most: limits.text }))];
  if (hidden.test(text)) return [fault(say('pack.fault.hiddenSigns'))];
  if (strange !== undefined)
    return [fault(say('pack.fault.unknownName', { name: strange, offered }))];
  const [first] = names;
  if (first === undefined || hasOther) return [];
  return [fault(say('pack.fault.unsureName', { name: first }))];
}
