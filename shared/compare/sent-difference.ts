import { isOfCall } from '../exchange/made-anew.ts';
import { say } from '../words/say.ts';
import { difference, type Difference, requestName } from './difference.ts';
import { areOtherKinds, holdsAnything, isFilled, type Kinds, nameOfField } from './fields.ts';
import type { Side, Sides, Trouble } from './side.ts';
import type { Step } from './step.ts';

/** Two steps that stand for the same. */
export interface Both {
  readonly working: Step;
  readonly broken: Step;
}

/**
 * What was sent otherwise: another address, fields left out, emptied or of another kind, another
 * form, a header that is not there. What only reads is judged only where it failed; `trouble`: how
 * the broken one did. What the refusal names comes first.
 */
export function sentOtherwise(
  both: Both,
  trouble: Trouble | null,
  sides: Sides,
): readonly Difference[] {
  if (!both.working.writes && trouble === null) return [];
  if (isOtherAddress(both)) {
    const [a, b] = [requestName(both.working), requestName(both.broken)];
    return [difference('sent', say('compare.otherAddress', { a, b }), both)];
  }
  const said = wordsOf(trouble?.message ?? '');
  const found = [
    ...otherForm(both, trouble !== null),
    ...fieldTexts(both, { trouble, said, sides }),
    ...(trouble === null ? [] : missingHeaders(both, sides.broken)),
  ];
  return found
    .toSorted((a, b) => Number(isNamed(b.about, said)) - Number(isNamed(a.about, said)))
    .map(({ text }) => difference('sent', text, both));
}

/** True where the broken one wrote its address otherwise: see `aliasesOf`. */
const isOtherAddress = ({ working, broken }: Both): boolean =>
  working.method !== broken.method || (broken.kind === 'call' && working.route !== broken.route);

interface Found {
  readonly text: string;
  /** The field or header that it is about. */
  readonly about: string;
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const isNamed = (about: string, said: string): boolean =>
  about !== '' && said.includes(wordsOf(about));

function otherForm({ working, broken }: Both, failed: boolean): readonly Found[] {
  const texts: string[] = [];
  const [a, b] = [working.sentShape, broken.sentShape];
  if (a === 'list' && b === 'record') texts.push(say('compare.recordForList'));
  else if (a === 'record' && b === 'list') texts.push(say('compare.listForRecord'));
  else if (a !== null && b === null && working.sent.size > 0 && broken.sent.size === 0 && failed)
    texts.push(say('compare.nothingSent', { request: requestName(broken) }));
  const types = { request: requestName(broken), a: working.sentType, b: broken.sentType };
  if (failed && types.a !== '' && types.b !== '' && types.a !== types.b)
    texts.push(say('compare.otherType', types));
  return texts.map((text) => ({ text, about: '' }));
}

/** Names that stand for nothing a person fills in: they come and go by themselves. */
const technical =
  /(^|[._])(csrf|nonce|token|session|timestamp|correlation|trace|request)_?(guid|token)?$|(guid|uuid|hash|etag|stamp)$|^_?(utcoffset|timezone|tz|lat|long|screen|version)/i;
/** What people write or not, as they like, and fields of a company's own: nothing comes of them. */
const free =
  /(note|comment|remark|description|details|reference|tags?|keywords?)(_?(html|text|internal|private))?$|custom_?fields?|extra_?fields?|userdef/i;

interface Field {
  readonly path: string;
  readonly kinds: Kinds;
}
/** By path in lower case: Halo does not mind the case of names. */
type Fields = ReadonlyMap<string, Field>;

interface Told {
  readonly trouble: Trouble | null;
  /** The words of the refusal. */
  readonly said: string;
  readonly sides: Sides;
}

function fieldTexts(both: Both, { trouble, said, sides }: Told): readonly Found[] {
  const { working, broken } = both;
  const isNothingSent = broken.sent.size === 0 && broken.sentShape === null;
  if (isNothingSent && working.sentShape !== null) return [];
  const failed = trouble !== null;
  const sent = fieldsOf(broken);
  const expected = fieldsOf(working);
  let others: readonly Fields[] | null = null;
  const isOptional = (key: string): boolean => {
    others ??= othersOf(both, sides, failed);
    return others.some((other) => !isFilled(other.get(key)?.kinds));
  };
  const less = [...expected].flatMap(([key, { path, kinds }]): readonly Found[] => {
    const field = nameOfField(path);
    const isSaid = failed && isNamed(field, said);
    const text = lessText(path, { kinds, other: sent.get(key)?.kinds, failed, isSaid });
    if (text === null) return [];
    const isLoose = !failed && (isOfCall(path, '') || technical.test(path) || free.test(path));
    return !isSaid && (isLoose || isOptional(key)) ? [] : [{ text, about: field }];
  });
  const more = [...sent]
    .filter(([key, { kinds }]) => failed && !expected.has(key) && isFilled(kinds))
    .filter(([, { path }]) => !technical.test(path))
    .map(([, { path }]) => {
      const field = nameOfField(path);
      return { text: say('compare.added', { field }), about: field };
    });
  return [...less, ...more];
}

/** One record in place of a list is told once, not for each of its fields. */
const fieldsOf = ({ sent }: Step): Fields =>
  new Map(
    [...sent].map(([written, kinds]) => {
      const path = written.replace(/^\[\]\.?/, '');
      return [path.toLowerCase(), { path, kinds }];
    }),
  );

const mostOthers = 8;
/** One route creates and changes records; what shares half of its names is of the same kind. */
const alikeFrom = 0.5;

/**
 * What a recording sends elsewhere without a field, and what is taken, needs no such field. Where
 * nothing failed, only the working recording shows what is right.
 */
function othersOf({ working, broken }: Both, sides: Sides, failed: boolean): readonly Fields[] {
  const own = fieldsOf(broken);
  const isTaken = (side: Side, step: Step, but: Step): boolean =>
    step !== but && side.troubleAt(step) === null && step.outcome.is === 'answered';
  const steps = [
    ...sides.working
      .at(sides.working.keyOf(working))
      .slice(0, mostOthers)
      .filter((step) => isTaken(sides.working, step, working)),
    ...(failed ? sides.broken.at(sides.broken.keyOf(broken)) : [])
      .slice(0, mostOthers)
      .filter((step) => isTaken(sides.broken, step, broken)),
  ];
  return steps.map(fieldsOf).filter((fields) => {
    const common = [...own.keys()].filter((key) => fields.has(key)).length;
    return own.size > 0 && common / own.size >= alikeFrom;
  });
}

interface Sent {
  readonly kinds: Kinds;
  readonly other: Kinds | undefined;
  readonly failed: boolean;
  /** The refusal names the field. */
  readonly isSaid: boolean;
}

function lessText(path: string, { kinds, other, failed, isSaid }: Sent): string | null {
  const field = nameOfField(path);
  // That a zero is not sent matters only where the refusal asks for it.
  const isExpected = isSaid ? holdsAnything(kinds) : isFilled(kinds);
  if (other === undefined) return isExpected ? say('compare.leftOut', { field }) : null;
  const isZero = failed && other.has('zero') && (isSaid || /id$/i.test(path));
  if (isExpected && !isFilled(other) && (isZero || !holdsAnything(other)))
    return say('compare.emptied', { field });
  const isSurely = kinds.has('number') && (other.has('text') || other.has('date'));
  const isWordForNumber =
    failed && /(id|no|number|count|level|type|page|size)$/i.test(path) && isDigitsFor(kinds, other);
  return ((failed || isSurely) && areOtherKinds(kinds, other)) || isWordForNumber
    ? say('compare.otherKind', { field })
    : null;
}

const isDigitsFor = (a: Kinds, b: Kinds): boolean =>
  a.has('digits') && !a.has('text') && b.has('text') && !b.has('digits');

/** Browsers leave sign-ins out of the files they write: then no request of that file has one. */
const leftOutByBrowsers = /authorization|token|csrf|cookie|api-?key|secret/;

function missingHeaders({ working, broken }: Both, side: Side): readonly Found[] {
  return [...working.sentHeaders]
    .filter((name) => !broken.sentHeaders.has(name))
    .filter((name) => side.sendsHeader(name) || !leftOutByBrowsers.test(name))
    .map((name) => ({ text: say('compare.noHeader', { header: name }), about: name }));
}

/** A refusal of the person, of the moment or of the pace is no consequence of what was sent. */
const ofWhatWasSent: ReadonlySet<string> = new Set([
  'bad-request',
  'wrong-value',
  'missing-parameter',
  'mandatory-field',
  'unprocessable',
  'unsupported-media-type',
  'integration-rejected',
  'server-error',
  'unrecognised',
]);
const statuses: ReadonlySet<number> = new Set([400, 409, 411, 415, 422, 500]);
const ofSignIn: ReadonlySet<number> = new Set([401, 403]);

/** True where the failure came of what was sent otherwise, so that it stands behind that. */
export function comesOfSent(both: Both, trouble: Trouble, sent: readonly Difference[]): boolean {
  const { diagnosis, status } = trouble;
  if (isOtherAddress(both)) return true;
  // Without its sign-in a request is refused, whoever sends it.
  if (ofSignIn.has(status)) {
    const noSignIn = say('compare.noHeader', { header: 'authorization' });
    return sent.some(({ text }) => text === noSignIn);
  }
  return diagnosis === null ? statuses.has(status) : ofWhatWasSent.has(diagnosis.cause);
}
