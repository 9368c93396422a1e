import { say } from '../words/say.ts';
import { difference, type Difference, requestName } from './difference.ts';
import { areOtherKinds, isFilled, type Kinds, nameOfField } from './fields.ts';
import type { Side, Trouble } from './side.ts';
import type { Step } from './step.ts';

/** Two steps that stand for the same. */
export interface Both {
  readonly working: Step;
  readonly broken: Step;
}

/**
 * What was sent otherwise: fields left out, emptied or of another kind, another form, a header that
 * is not there. What only reads is judged only where it failed; `trouble`: how the broken one did;
 * `side`: the broken recording. What the refusal names comes first.
 */
export function sentOtherwise(
  both: Both,
  trouble: Trouble | null,
  side: Side,
): readonly Difference[] {
  if (!both.working.writes && trouble === null) return [];
  const said = wordsOf(trouble?.message ?? '');
  const found = [
    ...otherForm(both, trouble !== null),
    ...fieldTexts(both, trouble !== null),
    ...(trouble === null ? [] : missingHeaders(both, side)),
  ];
  const isNamed = ({ about }: Found): boolean => about !== '' && said.includes(wordsOf(about));
  return found
    .toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
    .map(({ text }) => difference('sent', text, both));
}

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
  /(^|[._])(csrf|nonce|token|session|timestamp|correlation|trace|request)_?(id|guid|token)?$|(guid|uuid|hash|etag|stamp)$|^_?(utcoffset|timezone|tz|lat|long|screen|version)/i;

function fieldTexts({ working, broken }: Both, failed: boolean): readonly Found[] {
  const isNothingSent = broken.sent.size === 0 && broken.sentShape === null;
  if (isNothingSent && working.sentShape !== null) return [];
  // One record in place of a list is told once, not for each of its fields.
  const sent = unlisted(broken.sent);
  const expected = unlisted(working.sent);
  const less = [...expected].flatMap(([path, kinds]) => {
    if (!failed && technical.test(path)) return [];
    const text = lessText(path, { kinds, other: sent.get(path), failed });
    return text === null ? [] : [{ text, about: nameOfField(path) }];
  });
  const more = [...sent]
    .filter(([path, kinds]) => failed && !expected.has(path) && isFilled(kinds))
    .filter(([path]) => !technical.test(path))
    .map(([path]) => {
      const field = nameOfField(path);
      return { text: say('compare.added', { field }), about: field };
    });
  return [...less, ...more];
}

const unlisted = (fields: Step['sent']): Step['sent'] =>
  new Map([...fields].map(([path, kinds]) => [path.replace(/^\[\]\.?/, ''), kinds]));

interface Sent {
  readonly kinds: Kinds;
  readonly other: Kinds | undefined;
  readonly failed: boolean;
}

function lessText(path: string, { kinds, other, failed }: Sent): string | null {
  const field = nameOfField(path);
  if (isFilled(kinds) && !isFilled(other))
    return other === undefined
      ? say('compare.leftOut', { field })
      : say('compare.emptied', { field });
  if (other === undefined) return null;
  const isSurely = kinds.has('number') && !other.has('number');
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
export function comesOfSent(trouble: Trouble, sent: readonly Difference[]): boolean {
  const { diagnosis, status } = trouble;
  // Without its sign-in a request is refused, whoever sends it.
  if (ofSignIn.has(status)) {
    const noSignIn = say('compare.noHeader', { header: 'authorization' });
    return sent.some(({ text }) => text === noSignIn);
  }
  return diagnosis === null ? statuses.has(status) : ofWhatWasSent.has(diagnosis.cause);
}
