import { once } from '../basics/once.ts';
import { formatCount } from './amount.ts';
import english from '../../resources/locales/sentences.en.json' with { type: 'json' };

type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];
type Counted<K> = K extends `${infer Name}_one` | `${infer Name}_other` ? Name : K;

/**
 * A sentence of resources/locales/sentences.en.json, by its place; one that says a count is asked
 * for without `_one` and `_other`.
 */
export type Sentence = Counted<Paths<typeof english>>;
type Values = Readonly<Record<string, string | number | readonly string[]>>;

/** Made when the first one is asked for: many a command ends well without a word. */
const sentences = once(() => new Map(listed(english, '')));

/**
 * What the program says outside its window's components: in main, on the command line, and about a
 * file or a request. Same file format as i18next's, which the window uses; `shared/` carries no
 * library. @throws where there is no such sentence
 */
export function say(sentence: Sentence, values: Values = {}): string {
  const { count } = values;
  const text =
    sentences().get(sentence) ??
    (typeof count === 'number'
      ? sentences().get(`${sentence}_${count === 1 ? 'one' : 'other'}`)
      : undefined);
  if (text === undefined) throw new Error(`There is no sentence "${sentence}".`);
  return text.replace(/\{\{(\w+)\}\}/g, (_written, name: string) => written(values[name] ?? ''));
}

/** A remark that is kept as a code and its values, in words. */
export function sayNote(note: Values & { readonly code: Sentence }): string {
  return say(note.code, note);
}

/** A number is an amount; an id is handed over as text. */
function written(value: Values[string]): string {
  if (typeof value === 'number') return formatCount(value);
  return typeof value === 'object' ? value.join(', ') : value;
}

function listed(tree: object, path: string): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([name, inner]: [string, unknown]) =>
    typeof inner === 'string'
      ? [[`${path}${name}`, inner] as const]
      : listed(inner as object, `${path}${name}.`),
  );
}
