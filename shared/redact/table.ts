import { isSecretKind, type Names, type NameVerdict } from './names.ts';
import type { Register } from './register.ts';
import { isTakenUnder } from './secret-values.ts';
import { isLabel } from './value-forms.ts';

const signs = [',', '\t', ';', '|'] as const;

/**
 * Comma- or tab-separated lines, a table drawn with bars, or an INSERT: what stands in a column
 * whose name says that it is a secret, or a person's, goes.
 */
export function redactTable(text: string, register: Register): string {
  const filled = text.includes('(') ? redactInserts(text, register) : text;
  const firstEnd = filled.search(/\r?\n/);
  if (firstEnd < 3 || firstEnd > 4_000) return filled;
  const head = filled.slice(0, firstEnd);
  const sign = signs.find((one) => head.includes(one));
  if (sign === undefined) return filled;
  const columns = columnsOf(head.split(sign), register.names);
  if (columns === null) return filled;
  const [first = '', ...lines] = filled.split('\n');
  return [first, ...lines.map((line) => redactLine(line, sign, columns, register))].join('\n');
}

/** The verdict of each column; null where this is no head of a table, or none of them matters. */
export function columnsOf(
  names: readonly string[],
  verdictsOf: Names,
): readonly (NameVerdict | null)[] | null {
  if (names.length < 2) return null;
  const bare = names.map((name) => name.trim().replace(/^["'`[]|["'`\]]$/g, ''));
  if (!bare.every((name) => name.length <= 60 && /^[\p{L}_]?[\p{L}\p{M}\w .()/'’-]*$/u.test(name)))
    return null;
  const verdicts = bare.map((name) => verdictsOf.verdict(name));
  return verdicts.some((one) => one !== null && (isSecretKind(one.kind) || one.kind === 'card'))
    ? verdicts
    : null;
}

function redactLine(
  line: string,
  sign: string,
  columns: readonly (NameVerdict | null)[],
  register: Register,
): string {
  const cells = cellsOf(line, sign);
  if (cells.length !== columns.length) return line;
  return cells.map((cell, place) => redactCell(cell, columns[place] ?? null, register)).join(sign);
}

/** The cells as they are written; a sign between quotes parts nothing. */
function cellsOf(line: string, sign: string): readonly string[] {
  if (!line.includes('"')) return line.split(sign);
  const cells: string[] = [];
  let from = 0;
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === sign && !isQuoted) {
      cells.push(line.slice(from, at));
      from = at + 1;
    }
  }
  return [...cells, line.slice(from)];
}

export function redactCell(cell: string, verdict: NameVerdict | null, register: Register): string {
  const value = cell.trim().replace(/^(["'])(.*)\1$/s, '$2');
  if (
    verdict === null ||
    value === '' ||
    isLabel(value) ||
    /^-+$/.test(value) ||
    !register.wants(verdict.kind) ||
    !isTakenUnder(verdict, value)
  )
    return cell;
  return cell.replace(value, () => register.take(verdict.kind, value.replaceAll('""', '"')));
}

const insert = (): RegExp =>
  /\(((?:\s{0,8}["'`[]?[\p{L}_][\p{L}\w]{0,60}["'`\]]?\s{0,8},){1,60}\s{0,8}["'`[]?[\p{L}_][\p{L}\w]{0,60}["'`\]]?\s{0,8})\)\s{0,8}values\s{0,8}\(([^()]{1,4000})\)/giu;

function redactInserts(text: string, register: Register): string {
  if (!/values\s{0,8}\(/i.test(text)) return text;
  return text.replace(insert(), (whole, names: string, values: string) => {
    const columns = columnsOf(names.split(','), register.names);
    const cells = values.split(',');
    if (columns === null || cells.length !== columns.length) return whole;
    const clean = cells.map((cell, place) => redactCell(cell, columns[place] ?? null, register));
    return whole.slice(0, whole.length - values.length - 1) + clean.join(',') + ')';
  });
}
