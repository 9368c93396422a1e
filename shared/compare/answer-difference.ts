import { say } from '../words/say.ts';
import { difference, type Difference, requestName } from './difference.ts';
import { type FieldKinds, isFilled, nameOfField } from './fields.ts';
import { isRightFor, lostRights } from './rights.ts';
import type { Pair } from './pairing.ts';
import type { Both } from './sent-difference.ts';
import type { Side, Sides } from './side.ts';
import type { Step } from './step.ts';

/** How two answers differ that both say they succeeded: at most one difference, rights aside. */
export function answeredOtherwise(both: Both, sides: Sides): readonly Difference[] {
  const { working, broken } = both;
  if (working.kind !== 'call') return [];
  const request = requestName(broken);
  const text =
    otherStatus(both, request) ??
    otherForm(both, sides, request) ??
    warning(both, sides, request) ??
    noRows(both, sides, request) ??
    fieldsGone(both, sides, request);
  return text === null ? [] : [difference('answered', text, both)];
}

/** Rights that stand at the person: whoever is asked about has them or not, whatever is done. */
export function ownRightsDiffer(sides: Sides): readonly Difference[] {
  const both = lastPeople(sides);
  return lostIn(both)
    .filter(({ isOfArea }) => !isOfArea)
    .map(({ name }) => difference('answered', rightText(name), both));
}

/**
 * Rights of a role in an area that the working recording uses, those first that both use. They may
 * matter, and stand behind what surely differs.
 */
export function areaRightsDiffer(sides: Sides): readonly Difference[] {
  const both = lastPeople(sides);
  const calls = sides.working.steps.filter(({ kind }) => kind === 'call');
  const isInBoth = (step: Step): boolean => sides.broken.at(sides.working.keyOf(step)).length > 0;
  return lostIn(both)
    .filter(({ isOfArea }) => isOfArea)
    .map(({ name }) => ({ name, about: calls.filter(({ route }) => isRightFor(name, route)) }))
    .filter(({ about }) => about.length > 0)
    .toSorted((a, b) => Number(b.about.some(isInBoth)) - Number(a.about.some(isInBoth)))
    .map(({ name }) => difference('answered', rightText(name), both));
}

/** Who was signed in at the end of each: it is their deed that is compared. */
const lastPeople = ({ working, broken }: Sides): Pair => ({
  working: working.whoAt(),
  broken: broken.whoAt(),
});

function lostIn({ working, broken }: Pair): ReturnType<typeof lostRights> {
  const [a, b] = [working?.rights, broken?.rights];
  return a == null || b == null ? [] : lostRights(a, b);
}

const rightText = (name: string): string =>
  say('compare.right', { right: name.replaceAll('_', ' ') });

function otherStatus({ working, broken }: Both, request: string): string | null {
  const [a, b] = [working.outcome, broken.outcome];
  if (a.is !== 'answered' || b.is !== 'answered' || a.fromCache || b.fromCache) return null;
  const isMoved = (status: number): boolean => status >= 300 && status < 400;
  return isMoved(b.status) && !isMoved(a.status)
    ? say('compare.sentOn', { request, status: b.status })
    : null;
}

/** A page, a text or nothing in place of data, and what the answer itself tells of a failure. */
function otherForm({ working, broken }: Both, sides: Sides, request: string): string | null {
  const suspicion = sides.broken.suspicionAt(broken);
  const before = sides.working.suspicionAt(working);
  if (suspicion !== null && suspicion.kind !== 'slow' && suspicion.kind !== before?.kind)
    switch (suspicion.kind) {
      case 'says-failure':
        return say('compare.saysFailure', { request, said: suspicion.said ?? '' });
      case 'cut-off':
        return say('compare.cutOff', { request });
      case 'pending':
        return say('compare.pending', { request });
      case 'page-instead-of-data':
        return say('compare.pageInstead', { request });
      case 'not-data':
        return say('compare.textInstead', { request });
    }
  if (working.answerIs !== 'data' || isCopy(broken)) return null;
  switch (broken.answerIs) {
    case 'page':
      return say('compare.pageInstead', { request });
    case 'text':
      return say('compare.textInstead', { request });
    case 'empty':
      // Some programs write no bodies into their files: then nothing is empty. And what was deleted
      // has nothing to tell.
      return broken.method !== 'DELETE' &&
        !(broken.outcome.is === 'answered' && broken.outcome.status === 204) &&
        sides.broken.steps.some(({ answerIs }) => answerIs === 'data')
        ? say('compare.emptyInstead', { request })
        : null;
    case 'data':
    case null:
      return null;
  }
}

/** What Halo saved and yet has something to say about: the field is its own, with any status. */
function warning({ working, broken }: Both, sides: Sides, request: string): string | null {
  const isWarned = (answer: FieldKinds): boolean =>
    [...answer].some(([path, kinds]) => /(^|[.\]])_?warning$/i.test(path) && kinds.has('text'));
  if (!isWarned(broken.answer) || answersAt(sides.working, working).some(isWarned)) return null;
  return say('compare.warning', { request });
}

const isCopy = ({ outcome }: Step): boolean => outcome.is === 'answered' && outcome.fromCache;

/** What is empty for anybody on an ordinary day. */
const oftenEmpty =
  /\/(attachments?|appointments?|drafts?|recents?|favourites?|mentions?|timers?|events?|feed|calendar|messages?|alerts?|announcements?|reminders?|approvals?|audit|history|activity|related\w*|childtickets|todo\w*|tags?|actions?|popups?|holidays?|pinned|watchers?|followers?|links?|errors?|search\w*|banners?|news)$/;

/**
 * Rows in one and none in the other. What belongs to one record may be empty for the next one, so
 * that counts only where both asked the very same question.
 */
function noRows({ working, broken }: Both, sides: Sides, request: string): string | null {
  if ((working.rows ?? 0) === 0 || broken.rows !== 0) return null;
  const isSame = working.question === broken.question && sides.working.site === sides.broken.site;
  if (!isSame && (broken.isOfRecord || oftenEmpty.test(broken.route))) return null;
  if (oftenEmpty.test(broken.route) && !broken.isOfRecord) return null;
  const others = sides.broken
    .at(sides.broken.keyOf(broken))
    .filter((step) => namesOf(step) === namesOf(broken));
  return others.some(({ rows }) => (rows ?? 0) > 0) ? null : say('compare.noRows', { request });
}

const namesOf = ({ sent }: Step): string => [...sent.keys()].toSorted().join(' ');

const mostNamed = 5;

/**
 * Fields that every answer of the working recording fills in and none of the broken one has. Two
 * records rarely have every field in common, so nothing is said where each has fields of its own.
 */
function fieldsGone({ working, broken }: Both, sides: Sides, request: string): string | null {
  if (working.answer.size === 0 || broken.answer.size === 0) return null;
  if ([...working.answer.keys()].every((path) => broken.answer.has(path))) return null;
  const before = answersAt(sides.working, working);
  const after = answersAt(sides.broken, broken);
  const isGone = (path: string): boolean =>
    !broken.answer.has(path) &&
    !isLoose(path) &&
    before.every((answer) => isFilled(answer.get(path)) || isBelowEmpty(path, answer)) &&
    after.every((answer) => !answer.has(path) && !isBelowEmpty(path, answer));
  const gone = [...working.answer]
    .filter(([path, kinds]) => isFilled(kinds) && isGone(path))
    .map(([path]) => path);
  if (gone.length === 0) return null;
  const isNew = (path: string): boolean =>
    !isLoose(path) && before.every((answer) => !answer.has(path) && !isBelowEmpty(path, answer));
  if ([...broken.answer.keys()].some(isNew)) return null;
  const top = gone.filter((path) => !gone.some((other) => path.startsWith(`${other}[]`)));
  const fields = [...new Set(top.map(nameOfField))];
  return say('compare.fieldGone', { request, field: fields.slice(0, mostNamed).join(', ') });
}

function answersAt(side: Side, step: Step): readonly FieldKinds[] {
  return side
    .at(side.keyOf(step))
    .slice(0, 50)
    .map(({ answer }) => answer)
    .filter((answer) => answer.size > 0);
}

/** Fields that a company adds itself, and names that are ids, differ from record to record. */
const isLoose = (path: string): boolean =>
  /custom_?fields?|extra_?fields?|userdef/i.test(path) ||
  path.split('.').some((part) => /^\d+(\[\])?$|^[0-9a-f-]{16,}/i.test(part));

/** A list or record that is empty in an answer has no fields there to be missed. */
function isBelowEmpty(path: string, answer: FieldKinds): boolean {
  for (let end = path.lastIndexOf('.'); end > 0; end = path.lastIndexOf('.', end - 1)) {
    const parent = path.slice(0, end).replace(/\[\]$/, '');
    if (answer.has(parent) && !isFilled(answer.get(parent))) return true;
  }
  return false;
}

/** The right that who was refused lacks, and that the route is named after; null where none is. */
export function rightMissing(pair: Pair, route: string, sides: Sides): string | null {
  const people = {
    working: sides.working.whoAt(pair.working?.index),
    broken: sides.broken.whoAt(pair.broken?.index),
  };
  const lost = lostIn(people).find(({ name }) => isRightFor(name, route));
  return lost === undefined ? null : lost.name.replaceAll('_', ' ');
}
