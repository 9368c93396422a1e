import { json, refuseSilently, type Answer } from './answer.ts';
import { number, record, records, type Call, type Fields } from './call.ts';
import { byId, nextId } from './database.ts';
import { invented } from './unseen-answers.ts';
import type { Runbook, RunbookRun } from './records.ts';
import type { Route } from './route.ts';
import { saveWebhooks } from './webhooks.ts';
import type { World } from './world.ts';

/**
 * Runbooks. The call that starts one answers 200 with nothing, however the run ends: how it ended
 * stands in the rows of /api/Automation.
 */
export const automationRoutes: readonly Route[] = [
  { method: 'POST', path: '/api/Webhook', area: 'webhooks', handle: saveEither },
  {
    method: 'POST',
    path: '/api/Automation/{}',
    ids: 'texts',
    area: 'webhooks',
    handle: startRunbook,
  },
  { method: 'GET', path: '/api/Automation', area: 'webhooks', handle: listRuns },
  { method: 'GET', path: '/api/Automation/{}', area: 'webhooks', handle: readRun },
];

/** Numbers of the steps in which a practice runbook ends, as its rows name them. */
const steps = { failed: 6, good: 7 } as const;

/** Runbooks are webhooks of type 1: one address saves both. */
function saveEither(call: Call): Answer {
  const isRunbook = records(call).some(
    (fields) => byId(call.world.db.runbooks, String(fields['id'])) !== undefined,
  );
  return isRunbook ? saveRunbooks(call) : saveWebhooks(call);
}

function saveRunbooks(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const runbook = byId(call.world.db.runbooks, String(fields['id'])) ?? refuseSilently(404);
      runbook.ticket_id = number(fields, 'ticket_id') ?? runbook.ticket_id;
      runbook.notify_agent_id = number(fields, 'notify_agent_id') ?? runbook.notify_agent_id;
      runbook.notify_on_failure = byId(call.world.db.agents, runbook.notify_agent_id) !== undefined;
      return runbook;
    }),
  );
}

function startRunbook(call: Call): Answer {
  const { world, params } = call;
  const runbook = byId(world.db.runbooks, params[0]) ?? refuseSilently(404);
  startRun(world, runbook, givenTicket(record(call)) ?? runbook.ticket_id);
  return { status: 200, headers: { 'content-length': '0' }, body: '' };
}

/** Runs a runbook for a ticket at once, and notes how it ended. */
export function startRun(world: World, runbook: Runbook, ticketId: number): void {
  world.db.runs.push(run(world, runbook, ticketId));
}

/** `{"formCollection":[{"Key":"ticket_id","Value":"2003"}]}`, as Halo's page sends it. */
function givenTicket(fields: Fields): number | null {
  const form = fields['formCollection'];
  if (!Array.isArray(form)) return null;
  const entry = form.find(
    (one: unknown): one is { Value: unknown } =>
      typeof one === 'object' && one !== null && 'Key' in one && one.Key === 'ticket_id',
  );
  return entry === undefined ? null : Number(entry.Value);
}

/** Adds a note to the ticket; a ticket that is not there ends the run in its failing step. */
function run(world: World, runbook: Runbook, ticketId: number): RunbookRun {
  const { db, clock } = world;
  const ticket = byId(db.tickets, ticketId);
  const good = ticket !== undefined && !ticket.deleted;
  if (good)
    db.actions.push({
      id: nextId(db.actions),
      ticket_id: ticket.id,
      outcome_id: 1,
      outcome: 'Note',
      who: 'Integrations',
      note_html: 'The stock was ordered.',
      timetaken: 0,
      chargerate: null,
      datetime: clock.stamp(),
    });
  return {
    id: nextId(db.runs),
    runbook_id: runbook.id,
    runbook_name: runbook.name,
    // 2 is a run that ended in a step of success, 1 one that ended in a step of failure.
    status: good ? 2 : 1,
    error: good ? '' : `Failed result reached. Last step=${steps.failed}`,
    steps_executed: 3,
    runbook_step: good ? steps.good : steps.failed,
    runbook_step_name: good ? 'Success' : 'Failed',
    iteration: 0,
    execution_time: 84,
    retry_attempts_remaining: 0,
    // A run has no ticket where there is none of that number.
    ticket_id: ticket?.id ?? 0,
    timestamp: clock.stamp(),
    trace: [{ log: invented.traceOfRun(ticketId, good), tracetype: 0, timestamp: clock.stamp() }],
  };
}

function listRuns({ world, request }: Call): Answer {
  const count = Math.max(1, Number(request.url.searchParams.get('count')) || 50);
  const rows = world.db.runs
    .toReversed()
    .slice(0, count)
    .map(({ trace: _detail, ...row }) => row);
  return json(200, { record_count: world.db.runs.length, automations: rows });
}

function readRun({ world, params }: Call): Answer {
  return json(200, byId(world.db.runs, params[0]) ?? refuseSilently(404));
}
