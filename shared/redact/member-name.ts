import { type NameVerdict, verdictOf } from './names.ts';

/** What the name of a member, a header or a parameter says, found once per name. */
export interface MemberName {
  /** Tells it apart from all other names of this export. */
  readonly id: number;
  readonly text: string;
  /** As it was written. */
  readonly bytes: DataView;
  /** What came behind it last time. */
  follower: MemberName | null;
  readonly verdict: NameVerdict | null;
  /** "value": what stands beside it as "name" judges it. */
  readonly isValue: boolean;
  /** "name", "key", "field" …, the lower the better; 0: none of them. */
  readonly rank: number;
  /** A list of validation errors: below it names are those of fields, and strings are messages. */
  readonly isErrors: boolean;
  /** Objects that hold it report an error. */
  readonly isErrorSign: boolean;
  /** Long enough to hold a value itself. */
  readonly isLong: boolean;
  /** A short word, as most names are: nothing to look for in it where it stands as a value. */
  readonly isPlain: boolean;
}

const valueNames = new Set(['value', 'Value', 'values', 'val']);
const nameNames = ['name', 'Name', 'key', 'Key', 'field', 'fieldName', 'header'];
const errorNames = new Set([
  'errors',
  'modelstate',
  'validationerrors',
  'invalid-params',
  'invalidparams',
]);
const errorSigns = new Set(['message', 'Message', 'error', 'ClassName', 'detail']);

export function memberName(text: string, id: number, bytes: Uint8Array): MemberName {
  return {
    id,
    text,
    bytes: new DataView(bytes.buffer),
    follower: null,
    verdict: verdictOf(text),
    isValue: valueNames.has(text),
    rank: nameNames.indexOf(text) + 1,
    isErrors: errorNames.has(text.toLowerCase()),
    isErrorSign: errorSigns.has(text),
    isLong: text.length >= 20 || text.includes('@'),
    isPlain: /^:?[\w-]{0,15}$/.test(text) && !/\d{2}/.test(text),
  };
}
