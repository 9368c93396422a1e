import type { Check } from '../checkup/check.ts';
import type { Cause } from '../rules/cause.ts';
import { placeholderNames } from '../rules/placeholders.ts';
import { type Fault, written } from './faults.ts';
import { looksLikeOwn } from './own-name.ts';
import { limits, type PackHead } from './pack.ts';
import { say } from '../words/say.ts';

/**
 * Signs that change how a text reads without being seen: what Unicode calls controls, formats,
 * private, unpaired, ignorable or no letters at all, separators of lines, and Braille without a dot
 * (U+2800). Tabs and line ends may stand, and so may what makes one picture out of emoji.
 * https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const hidden =
  /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/u;
const emoji = /\p{Extended_Pictographic}\ufe0f?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*/gu;
/** What a word has: a row of dots says nothing. */
const word = /[\p{L}\p{N}]/u;
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
  return [...faultsIn(words, path), ...linkFaults(cause, path)];
}

/** What is wrong with the words of a check. Its examples are no words. */
export function checkTextFaults(check: Check, path: readonly PropertyKey[]): readonly Fault[] {
  const { title, reads, fine, none, outcomes } = check;
  return [
    ...plainFaultsIn({ title, reads, fine, none }, path),
    ...outcomes.flatMap(({ says, try: tries }, at) =>
      plainFaultsIn({ says, try: tries }, [...path, 'outcomes', at]),
    ),
  ];
}

function plainFaultsIn(value: unknown, path: readonly PropertyKey[]): readonly Fault[] {
  if (typeof value === 'string') return plainFaults(value, path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => plainFaultsIn(inner, [...path, key]));
}

/** What is wrong with what a pack says of itself. */
export function headFaults(head: PackHead): readonly Fault[] {
  const faults = Object.entries(head).flatMap(([field, text]) =>
    text === undefined ? [] : plainFaults(text, ['pack', field]),
  );
  const borrowed = (['name', 'by'] as const).filter((field) => looksLikeOwn(head[field]));
  return [
    ...faults,
    ...borrowed.map((field) => ({
      path: written(['pack', field]),
      words: say('pack.fault.ownName', { name: head[field] }),
    })),
  ];
}

/** An address that shows one host and leads to another. */
function linkFaults({ links = [] }: Cause, path: readonly PropertyKey[]): readonly Fault[] {
  return links.flatMap(({ text, url }, at) => {
    const fault = (field: string, words: string): Fault => ({
      path: written([...path, 'links', at, field]),
      words,
    });
    const { host } = new URL(url);
    if (/^[^/?#]*:\/*[^/?#]*@/.test(url)) return [fault('url', say('pack.fault.userInfo'))];
    const named = hostIn(text);
    const same = (name: string): string => name.toLowerCase().replace(/^www\./, '');
    const isSame = named === null || [named, spelt(named)].map(same).includes(same(host));
    return isSame ? [] : [fault('text', say('pack.fault.otherHost', { named, host }))];
  });
}

/** The host that a text begins with, also one behind a mail's @ or with dots of another script. */
function hostIn(text: string): string | null {
  const plain = text.normalize('NFKC').replaceAll('。', '.');
  const host =
    /^\s*(?:https?:\/\/)?(?:[^\s@/]{1,80}@)?((?:[\p{L}\p{N}_-]{1,63}\.)+\p{L}{2,})(?=[\s/:?#]|$)/iu;
  return host.exec(plain)?.[1] ?? null;
}

/** A host as addresses write it. */
const spelt = (host: string): string =>
  URL.canParse(`https://${host}`) ? new URL(`https://${host}`).host : host;

function faultsIn(value: unknown, path: readonly PropertyKey[]): readonly Fault[] {
  if (typeof value === 'string') return stringFaults(value, path, false);
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value))
    return value.flatMap((one: unknown, at) => faultsIn(one, [...path, at]));
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'when') return [];
    // A text with `otherwise` may name what is not always known, and so may its `otherwise`, as the
    // last resort. What asks if a name is known says nothing itself.
    const isAsked = key === 'filled' || key === 'unfilled';
    if (('otherwise' in value || isAsked) && typeof inner === 'string')
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
  const plain = plainFaults(text, path);
  if (plain.length > 0) return plain;
  const names = [...text.matchAll(/\{([a-zA-Z]+)\}/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'id');
  const strange = names.find((name) => !known.has(name));
  if (strange !== undefined)
    return [fault(say('pack.fault.unknownName', { name: strange, offered }))];
  const [first] = names;
  if (first === undefined || hasOther) return [];
  return [fault(say('pack.fault.unsureName', { name: first }))];
}

/** What is wrong with a text whatever stands in it. */
function plainFaults(text: string, path: readonly PropertyKey[]): readonly Fault[] {
  const fault = (words: string): readonly Fault[] => [{ path: written(path), words }];
  if (text.length > limits.text) return fault(say('pack.fault.longText', { most: limits.text }));
  if (hidden.test(text.replace(emoji, ''))) return fault(say('pack.fault.hiddenSigns'));
  return word.test(text) ? [] : fault(say('pack.fault.blank'));
}
