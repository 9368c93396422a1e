import { json, type Answer, refuseSilently } from './answer.ts';
import { mayUse, number, records, type Call, type Fields } from './call.ts';
import { byId, nextId } from './database.ts';
import type { DirectoryUser } from './graph-mock.ts';
import { invented } from './unseen-answers.ts';
import { noteCall } from './outbound.ts';
import type { IntegratorSchedule } from './records.ts';
import { listOf, type Route } from './route.ts';
import { upsertUser } from './users.ts';
import type { World } from './world.ts';

/** The Halo Integrator: imports on a schedule, whose refusals stand only in its log. */
export const integratorRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/IntegratorSchedule',
    area: 'admin',
    handle: ({ world }) => json(200, listOf('schedules', world.db.schedules)),
  },
  { method: 'POST', path: '/api/IntegratorSchedule', area: 'admin', handle: saveSchedules },
  {
    method: 'GET',
    path: '/api/IntegratorLog',
    area: 'admin',
    handle: ({ world }) => json(200, listOf('logs', world.db.integratorLog.toReversed())),
  },
];

function saveSchedules(call: Call): Answer {
  return json(
    200,
    records(call).map((fields) => saveSchedule(call.world, fields)),
  );
}

function saveSchedule(world: World, fields: Fields): IntegratorSchedule {
  const schedule = byId(world.db.schedules, number(fields, 'id')) ?? refuseSilently(404);
  schedule.agent_id = number(fields, 'agent_id') ?? schedule.agent_id;
  if (typeof fields['enabled'] === 'boolean') schedule.enabled = fields['enabled'];
  if (fields['_run_now'] === true) runImport(world, schedule);
  return schedule;
}

/**
 * One import: asks Graph for each member of the group and saves each as a user, in the name of the
 * integrator's agent.
 */
function runImport(world: World, schedule: IntegratorSchedule): void {
  const members = world.graph.members();
  const write = (message: string) => {
    const log = world.db.integratorLog;
    log.push({ id: nextId(log), module: 'AzureAD', date: world.clock.stamp(), message });
  };
  schedule.last_run = world.clock.stamp();
  const { azure } = world.db;
  azure.halointegrator_lastsync = schedule.last_run;
  azure.halointegrator_lasterror = '';
  write(invented.integratorStarted(members.length));
  for (const id of members) {
    const answer = noteCall(
      world,
      'AzureAD',
      'GET',
      `https://graph.microsoft.com/v1.0/users/${id}`,
      world.graph.user(id),
    );
    const agent = byId(world.db.agents, schedule.agent_id);
    // Two owners of one line: Graph refused the read, or Halo refuses the integrator's agent the
    // write.
    const status =
      answer.status >= 400
        ? `${answer.status} ${answer.reason}`
        : agent && mayUse(world, agent, 'customers', 'edit')
          ? null
          : '403 Forbidden';
    if (status !== null) {
      azure.halointegrator_lasterror = `Failed to create/update user (${id}). Error = ${status}`;
      write(azure.halointegrator_lasterror);
      continue;
    }
    const { displayName, mail } = answer.body as DirectoryUser; // the mock's own 200
    upsertUser(world.db, { name: displayName, emailaddress: mail, azureoid: id });
    write(invented.integratorSaved(id, displayName));
  }
}
