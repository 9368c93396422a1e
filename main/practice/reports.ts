import { gatewayPage, json, refuse, Refused, type Answer, refuseSilently } from './answer.ts';
import { agentOf, list, mayUse, number, records, text, type Call, type Fields } from './call.ts';
import { byId, nextId, type Database } from './database.ts';
import { gatewayPatience, invented } from './unseen-answers.ts';
import type { Agent, SavedReport } from './records.ts';
import { tableOf } from './report-tables.ts';
import { listOf, type Route } from './route.ts';
import { parseSql, SqlError } from './sql.ts';
import { runSql } from './sql-run.ts';
import type { World } from './world.ts';

const gone = () => refuseSilently(404);

export const reportRoutes: readonly Route[] = [
  // Without the right to report, and for a report that is not shared, Halo answers 404 and not 403.
  { method: 'GET', path: '/api/Report', area: 'reporting', denied: gone, handle: listReports },
  { method: 'GET', path: '/api/Report/{}', area: 'reporting', denied: gone, handle: readReport },
  { method: 'POST', path: '/api/Report', area: 'reporting', denied: gone, handle: saveReports },
];

/** Rows that a report returns at most, in silence. */
const mostRows = 50_000;

/** A report with no agents named is for everyone. */
const sees = (report: SavedReport, agent: Agent) =>
  report.agents.length === 0 || report.agents.includes(agent.id);

function listReports(call: Call): Answer {
  const agent = agentOf(call);
  const rows = call.world.db.reports
    .filter((report) => sees(report, agent))
    .map(({ sql: _unread, ...rest }) => rest);
  return json(200, listOf('reports', rows));
}

async function readReport(call: Call): Promise<Answer> {
  const agent = agentOf(call);
  const query = call.request.url.searchParams;
  const report = byId(call.world.db.reports, call.params[0]);
  if (!report || !sees(report, agent)) return refuseSilently(404);
  const base = { ...report, can_edit: mayUse(call.world, agent, 'reporting', 'edit') };
  if (query.get('loadreport') === 'false') return json(200, { ...base, report: { loaded: false } });
  return json(200, { ...base, report: await load(call, report.sql) });
}

/**
 * Runs a report behind the gateway, which gives up after its own patience. SQL that fails is an
 * answer too, inside a 200.
 */
async function load({ world, request }: Call, sql: string) {
  const query = request.url.searchParams;
  const day = (back: number) =>
    new Date(world.clock.now() - back * 86_400_000).toISOString().slice(0, 10);
  const parameters = {
    startdate: query.get('reportingperiodstartdate') ?? day(30),
    enddate: query.get('reportingperiodenddate') ?? day(0),
  };
  try {
    const parsed = parseSql(sql, parameters);
    const table = tableOf(world.db, world.clock.now(), parsed.table);
    if (!table) throw new SqlError(`Invalid object name '${parsed.table}'.`);
    const { columns, rows, count } = await runSql(parsed, table, patience(world, request.gone));
    return {
      loaded: true,
      load_error: '',
      available_columns: columns,
      rows: rows.slice(0, 200),
      // A real one stops here too, and says nothing
      // (https://github.com/Midtown-Technology-Group/halocli).
      row_count: Math.min(count, mostRows),
    };
  } catch (error) {
    if (!(error instanceof SqlError)) throw error;
    return {
      loaded: false,
      load_error: `Invalid SQL Statement. Failed with error: ${error.message}`,
      available_columns: [],
      rows: [],
      row_count: 0,
    };
  }
}

/**
 * Waits one turn at a time, until the gateway has waited long enough or nobody is waiting any more.
 */
function patience(world: World, gone: AbortSignal): () => Promise<void> {
  let turns = 0;
  return async () => {
    await world.pause();
    turns += 1;
    if (turns > gatewayPatience || gone.aborted)
      throw new Refused(gatewayPage(504, invented.gatewayTimeOut));
  };
}

async function saveReports(call: Call): Promise<Answer> {
  // A report takes JSON only; another kind of content is refused as a live site does it.
  if (!String(call.request.headers['content-type'] ?? '').includes('json'))
    throw new Refused({ status: 415, headers: { 'content-length': '0' }, body: '' });
  const saved = [];
  for (const fields of records(call)) {
    const sql = text(fields, 'sql');
    if (fields['_loadreportonly'] === true) {
      saved.push({ id: 0, report: await load(call, sql ?? refuse(400, invented.required('sql'))) });
      continue;
    }
    const report = reportToSave(call.world.db, fields);
    report.sql = sql ?? report.sql;
    report.agents = list(fields, 'agents', 'number') ?? report.agents;
    saved.push(report);
  }
  return json(201, saved);
}

/** A report without a number is a new one, as a clone is. */
function reportToSave({ reports }: Database, fields: Fields): SavedReport {
  const id = number(fields, 'id');
  const name = text(fields, 'name');
  if (id !== undefined || name === undefined) return byId(reports, id) ?? refuseSilently(404);
  const report: SavedReport = {
    id: nextId(reports),
    name,
    reportgroup_id: number(fields, 'reportgroup_id') ?? 0,
    reportgroup_name: text(fields, 'reportgroup_name') ?? '',
    sql: '',
    agents: [],
  };
  reports.push(report);
  return report;
}
