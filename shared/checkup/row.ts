import { isRecord, jsonIn } from '../basics/json.ts';
import { addressOf } from '../rules/address.ts';
import type { FactValue } from '../rules/condition.ts';
import { phraseText } from '../rules/phrase.ts';
import { routeOf } from '../rules/route.ts';
import { timeOf } from '../rules/rows.ts';
import type { CheckupAnswer } from './answer.ts';
import type { Check, FieldType } from './check.ts';

/** Facts of one row, by field and by its readings. */
export type RowFacts = Readonly<Record<string, FactValue>>;

/** The rows of an answer; null where its shape is none that the check knows. */
export interface Rows {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** How many there are in Halo, where the answer says so. */
  readonly total: number | null;
}

/** Rows that are looked at; a list of more is not looked at whole. */
const mostRows = 5_000;

/** The rows of an answer; null where it is of no shape that the check knows. */
export function rowsIn(check: Check, text: string): Rows | null {
  const value = jsonIn(text);
  if (check.answer === 'record') return isRecord(value) ? { rows: [value], total: 1 } : null;
  const list: readonly unknown[] | null = Array.isArray(value) ? value : listIn(check, value);
  if (list === null || !list.every(isRecord)) return null;
  const said = isRecord(value) ? value['record_count'] : null;
  const total = typeof said === 'number' ? Math.max(said, list.length) : list.length;
  return { rows: list.length > mostRows ? newestOf(check, list) : list, total };
}

/** Of more rows than are looked at the newest, in whatever order they stand. */
function newestOf({ newest }: Check, list: Rows['rows']): Rows['rows'] {
  if (newest === undefined) return list.slice(0, mostRows);
  return list
    .map((row) => ({ row, at: placeInTime(row[newest]) }))
    .sort((one, other) => other.at - one.at)
    .slice(0, mostRows)
    .map(({ row }) => row);
}

/** What tells which of two rows is newer: a number that grows, or a time. */
export function placeInTime(value: unknown): number {
  if (typeof value === 'number') return value;
  return (typeof value === 'string' ? timeOf(value) : null) ?? -Infinity;
}

function listIn({ rows = [] }: Check, value: unknown): readonly unknown[] | null {
  if (!isRecord(value)) return null;
  const list = rows.map((name) => value[name]).find((field) => Array.isArray(field));
  return Array.isArray(list) ? list : null;
}

/**
 * What is known of a row; null where it lacks a field that it must have, or holds one of another
 * type than it should: then nothing is said of it.
 */
export function factsOf(
  check: Check,
  row: Readonly<Record<string, unknown>>,
  now: number,
): RowFacts | null {
  if (check.keys?.some((field) => !Object.hasOwn(row, field)) === true) return null;
  const facts: Record<string, FactValue> = {};
  for (const [field, type] of Object.entries(check.fields)) {
    const read = readings[type](field, row[field] ?? null, now);
    if (read === null) return null;
    Object.assign(facts, read);
  }
  if (check.needs.some((field) => facts[field] === null || facts[field] === undefined)) return null;
  const message = facts['message'];
  return { ...facts, said: typeof message === 'string' ? phraseText(message) : null };
}

type Reading = (field: string, value: unknown, now: number) => RowFacts | null;

const readings: Readonly<Record<FieldType, Reading>> = {
  text: (field, value) =>
    value === null
      ? { [field]: null }
      : typeof value === 'string'
        ? { [field]: value.trim().slice(0, 4_000) }
        : null,
  number: (field, value) =>
    value === null || (typeof value === 'number' && Number.isFinite(value))
      ? { [field]: value }
      : null,
  flag: (field, value) =>
    value === null || typeof value === 'boolean' ? { [field]: value } : null,
  date: readDate,
  address: readAddress,
  version: (field, value) => {
    if (value === null) return { [field]: null, [`${field}.number`]: null };
    if (typeof value !== 'string') return null;
    const parts = /^(\d{1,3})\.(\d{1,3})\b/.exec(value.trim());
    return {
      [field]: value.trim().slice(0, 60),
      [`${field}.number`]: parts === null ? null : Number(parts[1]) * 1000 + Number(parts[2]),
    };
  },
};

function readAddress(field: string, value: unknown): RowFacts | null {
  if (value !== null && typeof value !== 'string') return null;
  const { host, path } = addressOf((value ?? '').slice(0, 2_000));
  return {
    [field]: value,
    [`${field}.host`]: host || null,
    [`${field}.route`]: path === '' ? null : routeOf(path.slice(0, 500)),
  };
}

const day = 86_400_000;

/** Halo's "no date" is a day in 1900 or in the year 1. */
function readDate(field: string, value: unknown, now: number): RowFacts | null {
  const unknown = {
    [field]: null,
    [`${field}.known`]: false,
    [`${field}.daysAgo`]: null,
    [`${field}.daysLeft`]: null,
  };
  if (value === null || value === '') return unknown;
  if (typeof value !== 'string') return null;
  const time = timeOf(value);
  if (time === null) return null;
  if (time < 0) return unknown;
  return {
    [field]: new Date(time).toISOString(),
    [`${field}.known`]: true,
    [`${field}.daysAgo`]: (now - time) / day,
    [`${field}.daysLeft`]: (time - now) / day,
  };
}

/**
 * Seconds that Halo's clock is ahead of this computer's; null where it cannot be told. The header
 * has whole seconds, and the answer took its time: what can be explained by these is nothing.
 */
export function clockAhead(answer: CheckupAnswer): number | null {
  const said = answer.date === null ? NaN : Date.parse(answer.date);
  if (Number.isNaN(said) || answer.unanswered !== null) return null;
  const earliest = answer.startedAt - 1_000;
  const latest = answer.startedAt + answer.duration + 1_000;
  if (said < earliest) return Math.round((said - earliest) / 1_000);
  return said > latest ? Math.round((said - latest) / 1_000) : 0;
}
