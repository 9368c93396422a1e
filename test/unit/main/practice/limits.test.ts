import { afterEach, beforeEach, expect, test } from 'vitest';
import { createClock } from '../../../../main/practice/clock.ts';
import { createQueue } from '../../../../main/practice/queue.ts';
import { createXero } from '../../../../main/practice/xero-mock.ts';
import { minute, practise, type Client } from './practice-client.ts';

let halo: Client;
beforeEach(async () => {
  halo = await practise();
});
afterEach(() => halo.close());

const sendInvoices = async (from: number, count: number) => {
  const replies = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      halo.call('POST', '/api/IntegrationData/Send/Xero', { id: from + at }),
    ),
  );
  return replies.map(({ status }) => status);
};
const howMany = (statuses: readonly number[], status: number) =>
  statuses.filter((entry) => entry === status).length;

test('Xero takes 60 invoices in any minute; the rest get 429, and 25 more go through a minute later', async () => {
  await halo.signIn('alex');
  const first = await sendInvoices(5001, 96);
  expect([howMany(first, 201), howMany(first, 429)]).toEqual([60, 36]);
  const again = await halo.call('POST', '/api/IntegrationData/Send/Xero', { id: 5096 });
  expect(again).toMatchObject({
    status: 429,
    json: { Message: expect.stringMatching(/^Xero answered 429 .* retry after 60 seconds$/) },
  });
  expect(again.headers.get('retry-after')).toBeNull();
  expect((await halo.call('GET', '/api/IntegrationRequest?module_id=Xero')).text).toContain(
    'x-rate-limit-problem: minute',
  );
  halo.letPass(minute - 1);
  expect(await sendInvoices(5061, 1)).toEqual([429]);
  halo.letPass(1);
  expect(howMany(await sendInvoices(5061, 25), 201)).toBe(25);
  expect((await halo.call('GET', '/api/Invoice?synced=false')).json).toMatchObject({
    record_count: 11,
  });
});

test('the practice aid that lets a minute pass opens the window too', async () => {
  await halo.signIn('alex');
  await sendInvoices(5001, 60);
  expect(await sendInvoices(5061, 1)).toEqual([429]);
  await halo.aid('POST', 'time?minutes=1');
  expect(await sendInvoices(5061, 1)).toEqual([201]);
});

test('Xero refuses a sixth call at the same time, so Halo’s queue never sends one', async () => {
  const pause = () =>
    new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
  const xero = createXero(
    createClock(() => 0, minute),
    pause,
  );
  const direct = await Promise.all(
    Array.from({ length: 6 }, (_, at) => xero.putInvoice(`INV-${at}`)),
  );
  expect(direct.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(direct[5]?.headers).toMatchObject({ 'x-rate-limit-problem': 'concurrent' });
  const queue = createQueue(5);
  const queued = await Promise.all(
    Array.from({ length: 20 }, (_, at) => queue.run(() => xero.putInvoice(`INV-${100 + at}`))),
  );
  expect(queued.every(({ status }) => status === 200)).toBe(true);
});

test('a queue goes on after work that fails', async () => {
  const queue = createQueue(1);
  const failing = queue.run(() => Promise.reject(new Error('refused')));
  const next = queue.run(() => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('refused');
  await expect(next).resolves.toBe('done');
});

test('Halo lets an application make 300 calls in five minutes and names the limit in its words', async () => {
  await halo.signInAsApplication();
  for (let call = 1; call <= 300; call += 1)
    expect((await halo.call('GET', '/api/OnlineStatus')).status).toBe(200);
  const refused = await halo.call('GET', '/api/OnlineStatus');
  expect(refused).toMatchObject({
    status: 429,
    json: { error: 'Rate Limit Reached - 300 Requests per rolling 5 minute window' },
  });
  expect(refused.headers.get('retry-after')).toBeNull();
  halo.letPass(5 * minute);
  expect((await halo.call('GET', '/api/OnlineStatus')).status).toBe(200);
});

test('an application signs in with its secret, its scopes and nothing else', async () => {
  expect(await halo.signInAsApplication({ client_secret: 'wrong' })).toMatchObject({
    status: 401,
    json: { error: 'invalid_client' },
  });
  expect(await halo.signInAsApplication({ scope: 'read:users' })).toMatchObject({
    status: 400,
    json: { error: 'invalid_scope' },
  });
  expect(await halo.signInAsApplication()).toMatchObject({
    status: 200,
    json: { expires_in: 3600 },
  });
  expect((await halo.call('GET', '/api/Invoice')).status).toBe(403);
  expect((await halo.call('GET', '/api/Tickets')).status).toBe(200);
});

test('a new secret ends the old one, and is shown once', async () => {
  await halo.signIn('alex');
  const renewed = await halo.call('POST', '/api/Application', [
    { client_id: '6f1d3b70-stock-runbook', _regenerate_secret: true },
  ]);
  const [{ new_client_secret: secret }] = renewed.json as [{ new_client_secret: string }];
  expect(
    (await halo.signInAsApplication({ client_secret: '5d0e-practice-secret-7a41' })).status,
  ).toBe(401);
  expect((await halo.signInAsApplication({ client_secret: secret })).status).toBe(200);
});

test('a refresh token gives a new sign-in once', async () => {
  const { refresh_token: refresh } = (await halo.signInAsApplication()).json as {
    refresh_token: string;
  };
  const again = () =>
    halo.signInAsApplication({ grant_type: 'refresh_token', refresh_token: refresh });
  expect((await again()).status).toBe(200);
  expect(await again()).toMatchObject({ status: 400, json: { error: 'invalid_grant' } });
});
