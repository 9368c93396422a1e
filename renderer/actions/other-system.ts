import { jsonIn } from '../../shared/basics/json.ts';
import { diagnosisOfLine } from '../../shared/checkup/finding.ts';
import { clockAhead } from '../../shared/checkup/row.ts';
import {
  failedCallOf,
  type Joined,
  joinLog,
  type LoggedCall,
  loggedCalls,
} from '../../shared/checkup/joining.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { displayName } from '../../shared/rules/third-party.ts';
import { type CheckLine, unknownLine } from '../../shared/checkup/line.ts';
import { readCheckup } from './checkup.ts';
import { useCauses } from '../store/causes.ts';
import { attempt } from '../store/notices.ts';
import { sources } from '../store/sources.ts';
import { text } from '../text/i18n.ts';

/** What Halo's own log says of a failed call of an integration. */
export interface OtherSystem extends Joined {
  /** The explanation by the other system's own words, where it is another one; else null. */
  readonly better: Diagnosis | null;
  /** The log could not be read: no right to look is an answer. */
  readonly isRefused: boolean;
}

const calls = '/api/IntegrationRequest?outbound_only=true&count=100';
const errors = '/api/IntegrationError?count=100';
const modules = '/api/Features?showenabled=true';
/** What is read of one module: its newest calls, where those of others are many, and its own log. */
const ofModule = (module: number): readonly string[] => [
  `/api/IntegrationRequest?module_id=${module}&outbound_only=true&count=100`,
  `/api/IntegratorLog?module_id=${module}&page_no=1&page_size=100`,
];

/** Reads the log around the first failure of a diagnosis; null where that could not be done. */
export async function askOtherSystem(diagnosis: Diagnosis): Promise<OtherSystem | null> {
  let found: OtherSystem | null = null;
  await attempt(async () => {
    const exchange = await sources.live.getState().contents.load(diagnosis.entries[0] ?? -1);
    const failed = failedCallOf(diagnosis, exchange);
    if (failed === null) return;
    const { origin, answers } = await readCheckup([calls, errors, modules]);
    const json = (address: string): unknown => {
      const answer = answers.get(address);
      return answer?.status === 200 ? jsonIn(answer.text) : undefined;
    };
    const names = namesOf(json(modules));
    const module = [...names].find(([, name]) => displayName(name) === failed.integration)?.[0];
    const own = module === undefined ? [] : ofModule(module);
    if (own.length > 0) for (const one of (await readCheckup(own)).answers) answers.set(...one);
    const rows = [calls, errors, ...own].flatMap((address) => {
      const answer = answers.get(address);
      const ahead = answer === undefined ? 0 : (clockAhead(answer) ?? 0) * 1_000;
      return loggedCalls(json(address), { modules: names, ahead });
    });
    const joined = joinLog(failed, distinct(rows));
    found = {
      ...joined,
      better: betterOf(diagnosis, joined, origin),
      isRefused: [calls, errors, ...own].every((address) => json(address) === undefined),
    };
  }, text('checkup:unexpected'));
  return found;
}

function betterOf(diagnosis: Diagnosis, { row }: Joined, origin: string): Diagnosis | null {
  if (row === null) return null;
  const line: CheckLine = {
    ...unknownLine,
    key: 'log',
    check: 'calls',
    group: 'integrations',
    title: '',
    state: 'broken',
    words: row.words,
    since: row.at,
    count: 1,
    integration: row.integration,
    status: row.status,
    cause: 'by-words',
    address: calls,
    at: row.at,
  };
  const index = diagnosis.entries[0] ?? null;
  const found = diagnosisOfLine(line, useCauses.getState().causes, { origin, index });
  if (found === null || found.cause === diagnosis.cause || found.cause === 'unrecognised')
    return null;
  // It explains the request that failed, and not a line of a check-up.
  const { line: _line, ...better } = found;
  return better;
}

/** A row of both lists of calls is one row. */
const distinct = (rows: readonly LoggedCall[]): readonly LoggedCall[] => [
  ...new Map(rows.map((row) => [JSON.stringify(row), row])).values(),
];

/** Names of the modules that rows of errors name by a number. */
function namesOf(answer: unknown): ReadonlyMap<number, string> {
  const rows = Array.isArray(answer) ? (answer as readonly unknown[]) : [];
  return new Map(
    rows.flatMap((row): readonly (readonly [number, string])[] => {
      const { id, module_name: name } = (row ?? {}) as Readonly<Record<string, unknown>>;
      return typeof id === 'number' && typeof name === 'string' ? [[id, name]] : [];
    }),
  );
}
