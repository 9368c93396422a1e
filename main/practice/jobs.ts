import { json, refuseSilently, type Answer } from './answer.ts';
import { number, records, text, type Call } from './call.ts';
import { byId, nextId } from './database.ts';
import { listOf, type Route } from './route.ts';
import type { Inbox, Job } from './records.ts';
import type { World } from './world.ts';

/** What Halo does by itself: jobs at set times, and messages that other systems send in. */
export const jobRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/Schedule',
    area: 'admin',
    handle: ({ world }) => json(200, world.db.jobs),
  },
  { method: 'POST', path: '/api/Schedule', area: 'admin', handle: saveJobs },
  {
    method: 'GET',
    path: '/api/ScheduleOccurrence',
    area: 'admin',
    handle: ({ world }) => json(200, listOf('occurrences', world.db.occurrences.toReversed())),
  },
  {
    method: 'GET',
    path: '/api/IncomingWebhook',
    area: 'admin',
    handle: ({ world }) => json(200, world.db.inboxes),
  },
  { method: 'POST', path: '/api/IncomingWebhook', area: 'admin', handle: saveInboxes },
  {
    method: 'GET',
    path: '/api/IncomingWebhookAttempt',
    area: 'admin',
    handle: ({ world }) => json(200, listOf('attempts', world.db.attempts.toReversed())),
  },
];

function saveJobs(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const job = byId(call.world.db.jobs, number(fields, 'id')) ?? refuseSilently(404);
      job.agent_id = number(fields, 'agent_id') ?? job.agent_id;
      if (fields['_run_now'] === true) runJob(call.world, job);
      return job;
    }),
  );
}

/** Makes a ticket for an agent, who has to be there. */
export function runJob({ db, clock }: World, job: Job): void {
  const isThere = byId(db.agents, job.agent_id) !== undefined;
  db.occurrences.push({
    id: nextId(db.occurrences),
    schedule_id: job.id,
    schedule_name: job.name,
    status: isThere ? 2 : 1,
    error: isThere ? '' : 'The agent was not found',
    retry_attempts_remaining: 0,
    occurrencedate: clock.stamp(),
  });
}

function saveInboxes(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const inbox = byId(call.world.db.inboxes, number(fields, 'id')) ?? refuseSilently(404);
      inbox.default_summary = text(fields, 'default_summary')?.trim() ?? inbox.default_summary;
      if (fields['_take_again'] === true) takeMessage(call.world, inbox);
      return inbox;
    }),
  );
}

/** The alarm system's messages carry no summary: without a default one no ticket can be made. */
export function takeMessage({ db, clock }: World, inbox: Inbox): void {
  const good = inbox.default_summary !== '';
  db.attempts.push({
    id: nextId(db.attempts),
    relatedid: inbox.id,
    attemptdate: clock.stamp(),
    status: good ? 2 : 1,
    errormessage: good ? '' : 'Unable to create the Ticket. Summary is required',
  });
}
