import { json, refuseSilently, type Answer } from './answer.ts';
import { records, text, type Call } from './call.ts';
import { byId } from './database.ts';
import { listOf, type Route } from './route.ts';
import type { Webhook, WebhookEvent } from './records.ts';
import type { World } from './world.ts';

/** Webhooks: Halo tells others of what happens, and switches off what fails too often. */
export const webhookRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/api/WebhookEvent',
    area: 'webhooks',
    handle: ({ world }) => json(200, listOf('events', world.db.webhookEvents.toReversed())),
  },
];

/** What the other end says at an address; one that nobody knows is no address any more. */
const receivers: Readonly<Record<string, { readonly status: number; readonly body: string }>> = {
  'https://stock.example.test/hook': { status: 200, body: 'Thank you' },
  'https://orders.example.test/hook': { status: 200, body: 'Thank you' },
  'https://orders.example.test/broken': {
    status: 500,
    body: 'This service has stopped. Send to https://orders.example.test/hook',
  },
  'https://stock.example.test/old': {
    status: 410,
    body: 'Nothing is taken here any more. Send to https://stock.example.test/hook',
  },
};
const gone = { status: 410, body: 'Nothing is taken here' };

/** Saves webhooks, and sends one message where `_test` says so. */
export function saveWebhooks(call: Call): Answer {
  return json(
    201,
    records(call).map((fields) => {
      const webhook = byId(call.world.db.webhooks, text(fields, 'id')) ?? refuseSilently(404);
      webhook.url = text(fields, 'url') ?? webhook.url;
      if (typeof fields['active'] === 'boolean') webhook.active = fields['active'];
      if (fields['_test'] === true) sendMessage(call.world, webhook);
      return webhook;
    }),
  );
}

/** One message. After too many failures in a row Halo switches the webhook off by itself. */
export function sendMessage(world: World, webhook: Webhook): void {
  if (!webhook.active) return;
  const { webhookEvents } = world.db;
  const answer = receivers[webhook.url] ?? gone;
  webhookEvents.push({
    id: crypto.randomUUID(),
    webhook_id: webhook.id,
    status: answer.status < 400 ? 2 : 1,
    responsestatus: answer.status,
    responsebody: answer.body,
    error: answer.status >= 400,
    timestamp: world.clock.stamp(),
  });
  const { auto_disable_attempts: most } = webhook;
  const newest = webhookEvents.filter(({ webhook_id }) => webhook_id === webhook.id).slice(-most);
  if (most === 0 || newest.length < most || !newest.every(isFailed)) return;
  webhook.active = false;
  webhook.last_auto_disable_date = world.clock.stamp();
}

const isFailed = ({ error }: WebhookEvent): boolean => error;
