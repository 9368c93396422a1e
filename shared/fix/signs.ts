import type { Step } from '../rules/diagnosis.ts';
import type { ExchangeRow } from '../exchange/row.ts';
import { type Address, addressOf, apiStart, queryValue } from '../rules/address.ts';
import { routeOf } from '../rules/route.ts';
import { namesRecord } from './deed-mark.ts';
import { differenceOf, type Fingerprint, isReading, isSameRequest } from './fingerprint.ts';
import { isSamePerson, type People } from './people.ts';
import { beganAfter } from './time-order.ts';
import { succeeded } from './succeeded.ts';

/** The sign of a step, with what it is looked for at. */
export type Sign =
  /** `isForOther`: somebody else than the one it failed for is to open it. */
  | { readonly kind: 'opened'; readonly address: string; readonly isForOther: boolean }
  | { readonly kind: 'saved'; readonly page: string }
  | { readonly kind: 'signed-in' }
  | { readonly kind: 'succeeded' }
  /** What failed was asked for again: by another button, or by somebody else. */
  | { readonly kind: 'tested' }
  | { readonly kind: 'tried-as-other' }
  /** The same was asked for, in another part of it: what came of it answers the step. */
  | { readonly kind: 'varied' };

/**
 * null where only the user's word counts: no sign is named, or the page it happens on is not known.
 */
export function signOf({ sign, open, who }: Step): Sign | null {
  if (sign === undefined) return null;
  switch (sign) {
    case 'signed-in':
    case 'succeeded':
    case 'tested':
    case 'tried-as-other':
    case 'varied':
      return { kind: sign };
    case 'opened':
      return open === null ? null : { kind: sign, address: open, isForOther: who !== 'you' };
    case 'saved':
      return open === null ? null : { kind: sign, page: open };
  }
}

/** What shows a sign; that of what succeeded is the verdict itself. */
type ShownSign = Exclude<Sign, { kind: 'succeeded' }>;

/** Where signs are looked for. */
export interface Traffic {
  readonly fingerprint: Fingerprint;
  /** What came after the failure, without what failed. */
  readonly rows: readonly ExchangeRow[];
  /** The same with what failed. */
  readonly later: readonly ExchangeRow[];
  /** The whole recording. */
  readonly all: readonly ExchangeRow[];
  readonly people: People;
}

/** The last request that shows the sign; null where none does. */
export function shownBy(sign: ShownSign, { fingerprint, rows }: Traffic): ExchangeRow | null {
  return rows.findLast((row) => shows(sign, row, fingerprint)) ?? null;
}

/**
 * The requests that show the sign to be done. `saves`: what has to be saved before, the last save of each, null where it
 * was not. A sign-in brings what was saved before it, and to whom signs in: one that came too early,
 * or of the administrator who makes the change, brings nothing.
 */
export function showing(
  sign: ShownSign,
  traffic: Traffic,
  saves: readonly (ExchangeRow | null)[],
): readonly ExchangeRow[] {
  const { fingerprint, rows, later, all, people } = traffic;
  // What opens without what failed is no part of it.
  if (sign.kind === 'varied')
    return later.filter(
      (row) => shows(sign, row, fingerprint) && differenceOf(fingerprint, row, people) === 'value',
    );
  if (sign.kind === 'tested' || sign.kind === 'tried-as-other')
    return later.filter((row) => shows(sign, row, fingerprint) && isTried(sign, row, traffic));
  // Whoever saves without a change has not done what the step asks for.
  if (sign.kind === 'saved')
    return rows.filter((row) => shows(sign, row, fingerprint) && changes(row, all));
  // A page that stays open goes on asking: only who asks tells that an administrator looked.
  if (sign.kind === 'opened' && sign.isForOther)
    return rows.filter((row) => shows(sign, row, fingerprint) && isOther(row, traffic));
  if (sign.kind !== 'signed-in') return rows.filter((row) => shows(sign, row, fingerprint));
  return rows.filter(
    (row) =>
      shows(sign, row, fingerprint) &&
      (saves.length === 0 || saves.some((save) => save !== null && beganAfter(row, save))) &&
      (fingerprint.by === null || isSamePerson(fingerprint.by, people(row)) !== false),
  );
}

/** Known to be of somebody else than it failed for. */
const isOther = (row: ExchangeRow, { fingerprint: { by }, people }: Traffic): boolean =>
  by !== null && isSamePerson(by, people(row)) === false;

function isTried(
  { kind }: { readonly kind: 'tested' | 'tried-as-other' },
  row: ExchangeRow,
  traffic: Traffic,
): boolean {
  if (kind === 'tried-as-other') return isOther(row, traffic);
  const { action } = traffic.fingerprint;
  return action !== null && row.action !== null && row.action !== action;
}

/**
 * Whether a save left a record otherwise than the page had read it: false also where nothing tells,
 * as where the page had not read it, or where only a secret was typed.
 */
function changes(save: ExchangeRow, rows: readonly ExchangeRow[]): boolean {
  const sent = save.deed?.sent ?? [];
  const id = sent.find((pair) => pair.startsWith('id='));
  const { lower } = addressOf(save.url);
  const before = rows.findLast(
    ({ url, held, ...row }) =>
      held !== undefined &&
      // What there is only one of, such as the settings of a connection, has no number.
      (id === undefined
        ? addressOf(url).lower === lower
        : held.includes(id) && addressOf(url).lower.startsWith(lower)) &&
      beganAfter(save, row),
  );
  const held = valuesOf(before?.held ?? []);
  return [...valuesOf(sent)].some(([name, values]) => {
    const known = held.get(name);
    return known !== undefined && known !== values;
  });
}

/** The values of each name; a name may stand there several times. `pairs` are sorted. */
function valuesOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const pair of pairs) {
    const name = pair.slice(0, pair.indexOf('='));
    values.set(name, `${values.get(name) ?? ''}\n${pair}`);
  }
  return values;
}

function shows(sign: ShownSign, row: ExchangeRow, fingerprint: Fingerprint): boolean {
  const { lower } = addressOf(row.url);
  switch (sign.kind) {
    case 'tested':
    case 'tried-as-other':
    case 'varied':
      return row.state === 'done' && isSameRequest(fingerprint, row, false);
    case 'opened':
      return [row.url, row.pageUrl ?? ''].some((address) => isPage(address, sign.address));
    case 'signed-in':
      return row.method === 'POST' && /\/(auth\/)?token$/.test(lower) && succeeded(row);
    case 'saved': {
      if (
        row.method === 'GET' ||
        apiStart(lower) < 0 ||
        !succeeded(row) ||
        routeOf(lower) === fingerprint.route
      )
        return false;
      const page = addressOf(row.pageUrl ?? '');
      const wanted = addressOf(sign.page).lower.replace(/\/$/, '');
      const isThere = page.lower === wanted || page.lower.startsWith(`${wanted}/`);
      return isThere && !isOfOtherAgent(fingerprint, page);
    }
  }
}

/**
 * The very record that could not be read was saved: written to its own address, or to that of all of
 * its kind with its id.
 */
export function isOwnSave({ method, deeds }: Fingerprint, row: ExchangeRow): boolean {
  if (!isReading({ method }) || isReading(row) || !succeeded(row)) return false;
  const saved = addressOf(row.url).lower.replace(/\/$/, '');
  return deeds.filter(namesRecord).some(({ target }) => {
    const [path = ''] = target.split('&');
    const at = path.lastIndexOf('/');
    const isById = row.deed?.sent.includes(`id=${path.slice(at + 1)}`) === true;
    return saved === path ? row.method !== 'DELETE' : saved === path.slice(0, at) && isById;
  });
}

/** Who may not take a ticket is another agent than the one who assigns it. */
const aboutAnother = new Set(['assignment-access']);

/** The settings of another agent than the one it failed for, where both are known. */
function isOfOtherAgent({ cause, doer }: Fingerprint, { lower, query }: Address): boolean {
  const agent = doer?.person?.agent ?? null;
  if (agent === null || aboutAnother.has(cause)) return false;
  const [, list, inPath] = /\/(agents)(?:\/(\d+))?\/?$/.exec(lower) ?? [];
  const id = list === undefined ? null : (inPath ?? queryValue(query, 'id'));
  return id !== null && id !== agent;
}

/** The page of that address, with the parts of its query that name a record or a switch. */
function isPage(address: string, wanted: string): boolean {
  const { lower, query } = addressOf(address);
  const page = addressOf(wanted);
  if (lower !== page.lower) return false;
  return ['id', 'loadreport'].every(
    (name) =>
      queryValue(page.query, name) === null ||
      queryValue(query, name) === queryValue(page.query, name),
  );
}
