import { api, ApiError } from '../api.js';
import { button, card, check, choice, field, form, heading, table, ticked } from '../controls.js';
import { saving } from '../dialog.js';
import { el, link, many } from '../dom.js';
import { say } from '../shell.js';

/** Days back from today. */
const periods = [
  ['30', 'Last 30 days'],
  ['7', 'Last 7 days'],
  ['1', 'Yesterday and today'],
];
const usualPeriod = '30';

/** The period as Halo's page sends it; nothing for the usual one. */
function periodQuery(days) {
  if (days === usualPeriod) return '';
  const day = (back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
  return `&reportingperiodstartdate=${day(Number(days))}&reportingperiodenddate=${day(0)}`;
}

const address = (report) =>
  `/reports?mainview=reportgroup&selid=${report.reportgroup_id}&sellevel=1&id=${report.id}`;

/** The list of reports, or one report where the address names it. */
export async function reportsView(page) {
  const id = page.url.searchParams.get('id');
  if (id !== null) return reportView(page, id);
  const { reports } = await api('GET', '/api/Report');
  return el(
    'div',
    {},
    heading('Reporting'),
    table(
      many(reports.length, 'report'),
      [
        { title: 'Report', cell: (report) => link(address(report), report.name) },
        { title: 'Group', cell: ({ reportgroup_name }) => reportgroup_name },
      ],
      reports,
    ),
  );
}

/**
 * A report loads as soon as it is opened, unless the address says loadreport=false. Only then can
 * one that hangs be changed.
 */
async function reportView(page, id) {
  const loads = page.url.searchParams.get('loadreport') !== 'false';
  const path = `/api/Report/${encodeURIComponent(id)}?includedetails=true&loadreport=`;
  const waiting = el(
    'div',
    {},
    heading('Report'),
    card(
      null,
      el('p', { 'aria-live': 'polite' }, el('span', { class: 'spinner' }), 'Loading report…'),
    ),
  );
  const fill = async () => {
    try {
      const report = await api('GET', `${path}${loads}`);
      waiting.replaceChildren(...(await content(page, report, path)));
    } catch (error) {
      // As in Halo, a report that timed out just stays empty: the page does not say why.
      if (!(error instanceof ApiError) || error.status !== 504) throw error;
      waiting.replaceChildren(
        heading('Report'),
        card(null, el('p', { class: 'empty' }, 'There is nothing to show.')),
      );
    }
  };
  if (!loads) await fill();
  else {
    // The first look decides whether there is such a report at all; the slow part fills the page
    // later.
    void fill().catch((error) =>
      waiting.replaceChildren(
        heading(`Error ${error.status}`),
        card(null, el('p', {}, 'We could not find what you asked for.')),
      ),
    );
  }
  return waiting;
}

async function content(page, report, path) {
  const result = el(
    'div',
    { 'aria-live': 'polite' },
    report.report.loaded || report.report.load_error
      ? resultOf(report.report)
      : el('p', { class: 'empty' }, 'The report has not been loaded.'),
  );
  const period = choice(periods, usualPeriod);
  const load = async () => {
    result.replaceChildren(el('p', {}, el('span', { class: 'spinner' }), 'Loading report…'));
    try {
      const { report: loaded } = await api('GET', `${path}true${periodQuery(period.value)}`);
      result.replaceChildren(resultOf(loaded));
    } catch {
      result.replaceChildren(el('p', { class: 'empty' }, 'There is nothing to show.'));
    }
  };
  const clone = () =>
    saving(async () => {
      const { name, reportgroup_id, reportgroup_name, sql, agents } = report;
      const [made] = await api('POST', '/api/Report', [
        { name: `${name} (clone)`, reportgroup_id, reportgroup_name, sql, agents },
      ]);
      await page.go(`${address(made)}&loadreport=false`);
      say(`${made.name} was made.`);
    });
  const parts = [
    heading(
      report.name,
      report.can_edit ? button('Clone report', clone) : null,
      button('Load report', load, { class: 'primary' }),
    ),
    card('Result', field('Period', period), result),
  ];
  return report.can_edit ? [...parts, await editor(page, report)] : parts;
}

function resultOf({ load_error: problem, available_columns: columns, rows, row_count: count }) {
  if (problem) return el('p', { class: 'problem' }, 'This report could not be shown.');
  return table(
    many(count, 'row'),
    columns.map((name) => ({ title: name, cell: (row) => String(row[name]) })),
    rows,
  );
}

async function editor({ refresh }, report) {
  const agents = (await api('GET', '/api/Agent')).filter(({ is_api_only }) => !is_api_only);
  const sql = el('textarea', { rows: 7, class: 'code', value: report.sql, spellcheck: 'false' });
  const boxes = agents.map((agent) =>
    check(agent.name, report.agents.includes(agent.id), { value: agent.id }),
  );
  const everyone = check('Everyone', report.agents.length === 0);
  const save = () =>
    saving(async () => {
      const named = everyone.firstChild.checked ? [] : ticked(boxes).map(Number);
      await api('POST', '/api/Report', [{ id: report.id, sql: sql.value, agents: named }]);
      if (new URL(location.href).searchParams.get('loadreport') === 'false') await refresh();
      say('The report was saved.');
    });
  return card(
    'Edit',
    form(
      {},
      save,
      el('h3', {}, 'Data Source'),
      field(
        'SQL',
        sql,
        'Use @startdate and @enddate for the report’s period, which is the last 30 days. TOP 100 shows only the first 100 rows. TimeEntries has the columns id, date, client, agent, minutes and kind; Tickets id, summary, client, category, date and status; Invoices id, number, client, date and total.',
      ),
      el('h3', {}, 'Availability'),
      el('fieldset', {}, el('legend', {}, 'Who may see it'), everyone, boxes),
      el('div', { class: 'tools' }, el('button', { class: 'primary' }, 'Save report')),
    ),
  );
}
