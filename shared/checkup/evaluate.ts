import { addressOf } from '../rules/address.ts';
import { compiled, type FactValue, type Holds } from '../rules/condition.ts';
import { statusInText } from '../rules/named-status.ts';
import { timeOf } from '../rules/rows.ts';
import { say } from '../words/say.ts';
import { displayName, vendorInText, vendorOfHost } from '../rules/third-party.ts';
import type { CheckupAnswer, CheckupAnswers } from './answer.ts';
import { type Check, type CheckCondition, type CheckOutcome, pathOf } from './check.ts';
import { type CheckLine, type Measures, severityOf, unknownLine, type WhyNot } from './line.ts';
import { clockAhead, factsOf, placeInTime, type RowFacts, type Rows, rowsIn } from './row.ts';
import { sentenceOf } from './sentence.ts';

/** What the answers of a check-up need to be judged. */
interface Judged {
  readonly answers: CheckupAnswers;
  /** All checks, for those that take names from each other. */
  readonly checks: readonly Check[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** All lines of a check-up, in the order of the checks, the worst of each check first. */
export function evaluateAll(checks: readonly Check[], judged: Judged): readonly CheckLine[] {
  return checks.flatMap((check) => evaluate(check, judged));
}

/**
 * What one check says of its answer. Whatever is not of the shape that it knows is *cannot tell*,
 * never a guess: neither that something is broken nor that it is fine.
 */
export function evaluate(check: Check, judged: Judged): readonly CheckLine[] {
  const answer = judged.answers.get(pathOf(check)) ?? null;
  const why = answer === null ? 'not-asked' : whyNot(answer, judged);
  if (why !== null || answer === null) return [cannotTell(check, answer, why ?? 'not-asked')];
  const found = rowsIn(check, answer.text);
  if (found === null) return [cannotTell(check, answer, 'shape')];
  if (isOldestFirst(check, found))
    return [{ ...cannotTell(check, answer, 'more'), why: null, says: say('checkup.oldestFirst') }];
  const things = thingsOf(check, found.rows, judged);
  const all = things.known.map((thing) => lineOf(check, answer, thing, judged));
  const lines = all.filter((line) => line.state !== 'fine');
  const total = found.total ?? found.rows.length;
  const fine = all.flatMap((line, at) => {
    const thing = things.known[at];
    return line.state === 'fine' && thing !== undefined
      ? [{ key: line.key, measures: measuresOf(allProofs(check), thing.rows[0]) }]
      : [];
  });
  const isAll = sawAll(check, things, total);
  const rest = restOf(check, answer, things, total, lines);
  const single = hasLinesFor(check, all.length - lines.length)
    ? all.filter((line) => line.state === 'fine')
    : [];
  return [...lines, ...single, ...rest]
    .map((line) => ({ ...line, fine, isAll }))
    .sort((one, other) => severityOf(one) - severityOf(other));
}

/** More things than this are counted in one line, where they are fine. */
const mostEach = 20;

const hasLinesFor = ({ each }: Check, fine: number): boolean =>
  each !== undefined && fine <= mostEach;

/** Nothing that Halo has was left out. Of what happened, Halo forgets what is old. */
function sawAll(check: Check, { rows }: Things, total: number): boolean {
  return check.newest === undefined && total <= rows && rows < askedFor(check);
}

const allProofs = ({ outcomes }: Check): readonly string[] =>
  outcomes.flatMap(({ proof = [] }) => proof);

function measuresOf(fields: readonly string[], facts: RowFacts): Measures {
  return Object.fromEntries(
    fields.map((field) => {
      const value = facts[field];
      return [field, typeof value === 'string' ? timeOf(value) : Number(value ?? NaN) || null];
    }),
  );
}

/** How many rows at most are asked for. */
const askedFor = ({ address }: Check): number => Number(address.query?.['count'] ?? Infinity);

/** Rows from the oldest on, and not all of them: what is newest is not among them. */
function isOldestFirst(check: Check, { rows, total }: Rows): boolean {
  const { newest } = check;
  if (newest === undefined || (rows.length !== askedFor(check) && (total ?? 0) <= rows.length))
    return false;
  return placeInTime(rows[0]?.[newest]) < placeInTime(rows.at(-1)?.[newest]);
}

/** What is left to say beside the lines of what is not fine. */
function restOf(
  check: Check,
  answer: CheckupAnswer,
  things: Things,
  total: number,
  lines: readonly CheckLine[],
): readonly CheckLine[] {
  const fine = things.known.length - lines.length;
  const rest: CheckLine[] = [];
  if (things.unreadable > 0)
    rest.push({ ...cannotTell(check, answer, 'shape'), count: things.unreadable });
  if (check.whole === true && total > things.rows)
    rest.push({ ...cannotTell(check, answer, 'more'), count: total - things.rows });
  if (fine > 0 && !hasLinesFor(check, fine)) rest.push(fineLine(check, answer, things.known, fine));
  else if (fine === 0 && lines.length === 0 && rest.length === 0)
    rest.push({ ...fineLine(check, answer, [], 0), says: emptyWords(check, things) });
  return rest;
}

function emptyWords({ none = '', days }: Check, { history }: Things): string {
  return history > 0 && days !== undefined ? say('checkup.history', { count: days }) : none;
}

/** A thing that rows tell of, the newest first. */
interface Thing {
  readonly rows: readonly [RowFacts, ...RowFacts[]];
}

interface Things {
  readonly known: readonly Thing[];
  /** Rows that could not be read. */
  readonly unreadable: number;
  /** Rows that were given. */
  readonly rows: number;
  /** Rows that are too old to count. */
  readonly history: number;
}

function thingsOf(
  check: Check,
  rows: readonly Readonly<Record<string, unknown>>[],
  judged: Judged,
): Things {
  const joins = joinsOf(check, judged);
  const answer = judged.answers.get(pathOf(check));
  const beside = {
    'answer.status': answer?.status ?? null,
    'answer.clockAhead': answer === undefined ? null : agreedAhead(answer, judged.answers),
  };
  const latest = latestOf(answer, judged.now);
  const read = rows.map((row): RowFacts | null => {
    const facts = factsOf(check, row, judged.now);
    return facts === null || isAhead(check, facts, latest)
      ? null
      : { ...facts, ...joins(facts), ...beside };
  });
  const only = check.only === undefined ? null : compiled(check.only);
  const counts = (facts: RowFacts | null): Holds =>
    facts === null ? null : only === null ? true : only(withSaid(facts));
  const counted = read.filter((facts): facts is RowFacts => counts(facts) === true);
  const present = counted.filter((facts) => !isHistory(check, facts));
  return {
    known: groupsOf(check, present).map((group) => ({ rows: newestFirst(check, group) })),
    unreadable: read.filter((facts) => counts(facts) === null).length,
    rows: rows.length,
    history: counted.length - present.length,
  };
}

/** Answers of one look at the clock; milliseconds. */
const oneLook = 120_000;
/** Seconds by which answers of one clock may differ. */
const sameClock = 60;

/**
 * How far Halo's clock is ahead; null where the answers of that moment do not agree about it: one of
 * them may be a copy that a server on the way had kept, or come from such a server itself.
 */
function agreedAhead(answer: CheckupAnswer, answers: CheckupAnswers): number | null {
  const own = clockAhead(answer);
  if (own === null) return null;
  const others = [...answers.values()]
    .filter(({ status }) => status === 200)
    .filter(({ startedAt }) => Math.abs(startedAt - answer.startedAt) <= oneLook)
    .flatMap((one) => clockAhead(one) ?? []);
  return others.every((one) => Math.abs(one - own) <= sameClock) ? own : null;
}

/** Times without a zone are taken for UTC, so that one of today may seem to be of tomorrow. */
const tolerance = 86_400_000;

/** What happened cannot lie further ahead than this, by the later of the two clocks. */
function latestOf(answer: CheckupAnswer | undefined, now: number): number {
  const halosNow = Date.parse(answer?.date ?? '');
  return (Number.isNaN(halosNow) ? now : Math.max(now, halosNow)) + tolerance;
}

/** What has happened at a time that has not come is of no shape that a check knows. */
function isAhead({ newest, since }: Check, facts: RowFacts, latest: number): boolean {
  return [newest, since].some((field) => {
    const value = field === undefined ? null : facts[field];
    return typeof value === 'string' && (timeOf(value) ?? 0) > latest;
  });
}

/** Rows that tell of one thing; each row is a thing of its own where its check names none. */
function groupsOf({ one }: Check, rows: readonly RowFacts[]): readonly [RowFacts, ...RowFacts[]][] {
  const groups = new Map<string, [RowFacts, ...RowFacts[]]>();
  for (const [at, facts] of rows.entries()) {
    const key =
      one === undefined ? String(at) : one.map((name) => String(facts[name] ?? '')).join('\n');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [facts]);
    else group.push(facts);
  }
  return [...groups.values()];
}

/** Rows whose time is not known are never taken for history. */
function isHistory(check: Check, facts: RowFacts): boolean {
  const age = check.newest === undefined ? null : facts[`${check.newest}.daysAgo`];
  return check.days !== undefined && typeof age === 'number' && age > check.days;
}

function newestFirst(
  { newest }: Check,
  rows: [RowFacts, ...RowFacts[]],
): readonly [RowFacts, ...RowFacts[]] {
  if (newest === undefined) return rows;
  return rows.sort((one, other) => placeInTime(other[newest]) - placeInTime(one[newest]));
}

/** Facts from the answer of another check, for a row of this one. */
function joinsOf({ join }: Check, { answers, checks, now }: Judged): (facts: RowFacts) => RowFacts {
  if (join === undefined) return () => ({});
  const nothing = Object.fromEntries(Object.keys(join.take).map((name) => [name, null]));
  const other = checks.find(({ id }) => id === join.from);
  const answer = other === undefined ? undefined : answers.get(pathOf(other));
  const rows =
    other === undefined || answer === undefined ? null : rowsIn(other, answer.text)?.rows;
  const byKey = new Map<FactValue, RowFacts>();
  for (const row of rows ?? []) {
    const facts = other === undefined ? null : factsOf(other, row, now);
    const key = facts?.[join.is];
    if (facts !== null && key != null) byKey.set(key, facts);
  }
  return (facts) => {
    const found = byKey.get(facts[join.field] ?? null);
    return found === undefined
      ? nothing
      : Object.fromEntries(
          Object.entries(join.take).map(([name, from]) => [name, found[from] ?? null]),
        );
  };
}

const withSaid = (facts: RowFacts) => ({ said: null, ...facts });

type Outcome = CheckOutcome | 'fine' | 'unknown';

/** The first outcome that surely holds. Where none does and one cannot be told, nothing is said. */
function outcomeOf(outcomes: readonly CheckOutcome[], facts: RowFacts): Outcome {
  let isUnsure = false;
  for (const outcome of outcomes) {
    const holds = compiled<string>(outcome.when)(withSaid(facts));
    if (holds === true) return outcome;
    if (holds === null) isUnsure = true;
  }
  return isUnsure ? 'unknown' : 'fine';
}

/** A condition that asks for what is counted cannot be used for counting. */
const counts = (condition: CheckCondition): boolean =>
  'all' in condition
    ? condition.all.some(counts)
    : 'any' in condition
      ? condition.any.some(counts)
      : 'not' in condition
        ? counts(condition.not)
        : condition.fact === 'count' || condition.fact === 'left';

function lineOf(check: Check, answer: CheckupAnswer, { rows }: Thing, judged: Judged): CheckLine {
  const plain = check.outcomes.filter(({ when }) => !counts(when));
  const stateOf = (facts: RowFacts): string => {
    const outcome = outcomeOf(plain, facts);
    return typeof outcome === 'string' ? outcome : outcome.state;
  };
  const [newest] = rows;
  const state = stateOf(newest);
  const same = rows.findIndex((row) => stateOf(row) !== state);
  const run = rows.slice(0, same === -1 ? rows.length : same);
  const limit = newest['limit'];
  const facts: RowFacts = {
    ...newest,
    count: run.length,
    left: typeof limit === 'number' && limit > 0 ? limit - run.length : null,
    subject: nameOf(check, newest),
    words: wordsOf(check, newest),
  };
  const outcome = outcomeOf(check.outcomes, facts);
  const base = { ...lineAbout(check, answer, facts), count: run.length };
  if (outcome === 'fine')
    return {
      ...base,
      state: 'fine',
      says: check.each === undefined ? '' : sentenceOf(check.each, facts),
      words: null,
    };
  if (outcome === 'unknown')
    return { ...base, key: `${base.key} unknown`, state: 'unknown', why: 'shape', words: null };
  return {
    ...base,
    state: outcome.state,
    outcome: outcome.id,
    says: sentenceOf(outcome.says, facts),
    since: sinceOf(check, run, judged.now),
    proof: outcome.proof === undefined ? null : measuresOf(outcome.proof, newest),
    cause: outcome.cause ?? null,
    tries: outcome.try ?? null,
    who: outcome.who ?? null,
  };
}

function lineAbout(check: Check, answer: CheckupAnswer, facts: RowFacts): CheckLine {
  const subject = nameOf(check, facts);
  const about = check.one?.map((name) => String(facts[name] ?? '')).join(' ') ?? subject ?? '';
  const words = wordsOf(check, facts);
  return {
    ...bareLine(check, answer),
    key: about === '' ? check.id : `${check.id} ${about.slice(0, 200)}`,
    subject,
    personal: check.personal === true ? subject : null,
    words,
    integration: integrationOf(check, facts, words),
    status: statusOf(check, facts, words),
  };
}

function bareLine(check: Check, answer: CheckupAnswer | null): CheckLine {
  return {
    ...unknownLine,
    key: check.id,
    check: check.id,
    group: check.group,
    title: check.title,
    pack: check.origin ?? null,
    address: pathOf(check),
    at: answer?.startedAt ?? null,
  };
}

function cannotTell(check: Check, answer: CheckupAnswer | null, why: WhyNot): CheckLine {
  return { ...bareLine(check, answer), key: `${check.id} ?${why}`, why };
}

/** Of a single thing the proof names its values; of several only how many there are. */
function fineLine(
  check: Check,
  answer: CheckupAnswer,
  things: readonly Thing[],
  count: number,
): CheckLine {
  const [only] = things.length === 1 ? things : [];
  const first = only?.rows[0] ?? {};
  const facts: RowFacts = { ...first, subject: nameOf(check, first), count };
  return {
    ...bareLine(check, answer),
    key: `${check.id} fine`,
    personal: check.personal === true ? nameOf(check, first) : null,
    state: 'fine',
    says: sentenceOf(check.fine, facts),
    count,
  };
}

function nameOf({ name = [] }: Check, facts: RowFacts): string | null {
  for (const field of name) {
    const value = facts[field];
    if (value !== null && value !== undefined && value !== '') return String(value).slice(0, 200);
  }
  return null;
}

function wordsOf({ words }: Check, facts: RowFacts): string | null {
  const value = words === undefined ? null : facts[words];
  return typeof value === 'string' && value !== '' ? value : null;
}

function statusOf({ status }: Check, facts: RowFacts, words: string | null): number | null {
  const value = status === undefined ? null : facts[status];
  if (typeof value === 'number' && value >= 100 && value < 600) return value;
  return words === null ? null : statusInText(words);
}

function integrationOf(check: Check, facts: RowFacts, words: string | null): string | null {
  const { integration } = check;
  if (integration === undefined) return null;
  if ('is' in integration) return integration.is;
  if ('host' in integration) {
    const { host } = addressOf(String(facts[integration.host] ?? ''));
    return vendorOfHost(host) ?? (words === null ? null : vendorInText(words));
  }
  const value = facts[integration.field];
  return typeof value === 'string' && value !== '' ? displayName(value) : null;
}

/** Of rows that tell the same, the oldest says since when. */
function sinceOf(check: Check, run: readonly RowFacts[], now: number): number | null {
  const field = check.since ?? check.newest;
  const value = field === undefined ? null : run.at(-1)?.[field];
  const time = typeof value === 'string' ? timeOf(value) : null;
  return time === null || time > now ? null : time;
}

/** Why an answer tells nothing; null where it may. */
function whyNot(answer: CheckupAnswer, { answers }: Judged): WhyNot | null {
  const { unanswered, status, type, text, isCut } = answer;
  if (unanswered !== null) return unanswered;
  if (status === 429) return 'limit';
  if (status === 401) return isSignedOut(answers) ? 'signed-out' : 'not-let';
  if (status === 403) return 'no-right';
  if (status === 404) return 'not-there';
  if (status >= 500) return 'server-fault';
  if (status >= 400) return saysSignedOut(answer) ? 'signed-out' : 'refused';
  if (status >= 300) return 'moved';
  if (status < 200) return 'no-answer';
  if (type.includes('html') || /^\s*<(?:!doctype|html|head|body)\b/i.test(text.slice(0, 500)))
    return 'page';
  return isCut ? 'cut' : null;
}

const saysSignedOut = ({ text }: CheckupAnswer): boolean =>
  /^"?\s*token not found/i.test(text.slice(0, 60));

// These answer without a sign-in: they prove nothing about it.
const isOpen = ({ address }: CheckupAnswer): boolean =>
  /^\/api\/(authinfo|instanceinfo|features)\b/i.test(address);

/** The sign-in is not accepted where nothing that needs one answered, and several refused. */
function isSignedOut(answers: CheckupAnswers): boolean {
  const asked = [...answers.values()].filter((one) => one.unanswered === null && !isOpen(one));
  return (
    asked.filter(({ status }) => status === 401).length > 1 &&
    asked.every((one) => one.status === 401 || saysSignedOut(one))
  );
}
