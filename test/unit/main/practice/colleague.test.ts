import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { comparisonOf } from '../../../../shared/compare/comparison.ts';
import { RecordingGatherer } from '../../../../shared/compare/recording.ts';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { harOf } from '../../../../shared/har/har-writer.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import annaHar from '../../../../resources/practice/recordings/anna.har?raw';
import { exchangeOf, reviewed } from '../../shared/rules/exchange-of.ts';
import { type Client, practise } from './practice-client.ts';

/*
 * Anna and Ben of the practice Halo: their roles differ in one right. Anna's recording goes with the
 * program, so that a learner has something to compare Ben's with.
 */

const ticket = 2003;
let halo: Client;
beforeEach(async () => {
  halo = await practise();
});
afterEach(() => halo.close());

/** What the page asks for when somebody opens a ticket and logs work on it. */
async function logWork(): Promise<readonly ExampleExchange[]> {
  const since = halo.recorded().length;
  const open = async () => {
    for (const path of [
      '/api/Agent/me',
      `/api/Tickets/${ticket}?includedetails=true&includelastaction=false&isdetailscreen=true`,
      `/api/Actions?ticket_id=${ticket}&excludesys=true`,
      '/api/Outcome',
      `/api/TicketApproval?ticket_id=${ticket}`,
      '/api/Agent',
      '/api/TicketType',
      '/api/Status',
    ])
      await halo.call('GET', path, undefined, { 'halo-app-name': 'halo-web-application' });
  };
  await open();
  const rates = await halo.call('GET', '/api/ChargeRate', undefined, {
    'halo-app-name': 'halo-web-application',
  });
  if (rates.status === 200) {
    await halo.call(
      'POST',
      '/api/Actions',
      [
        {
          ticket_id: ticket,
          outcome_id: 3,
          note_html: 'Set up and tested with the user.',
          hiddenfromuser: false,
          timetaken: 0.5,
          chargerate: 1,
        },
      ],
      { 'halo-app-name': 'halo-web-application' },
    );
    await open();
  }
  return halo.recorded().slice(since);
}

const begin = Date.UTC(2026, 10, 22, 9);

function exchangesOf(calls: readonly ExampleExchange[]): readonly Exchange[] {
  return calls.map(({ headers, requestHeaders, ...call }, index) => {
    const { authorization: _secret, ...sent } = requestHeaders ?? {};
    const { 'content-type': type = '' } = headers ?? {};
    return exchangeOf(
      { ...call, requestHeaders: sent, headers: { 'content-type': type }, duration: 20 },
      { index, id: `har-${index}`, startedAt: begin + index * 250 },
    );
  });
}

function gathered(exchanges: readonly Exchange[]) {
  const gatherer = new RecordingGatherer();
  for (const exchange of exchanges) gatherer.add(exchange);
  return gatherer.result(reviewed(exchanges));
}

function read(har: string): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  const reader = new HarReader({ exchange: (exchange) => exchanges.push(exchange) });
  reader.push(new TextEncoder().encode(har));
  reader.end();
  return exchanges;
}

describe('Anna and Ben', () => {
  test('have roles that differ in one right, and in no other', async () => {
    const featuresOf = async (username: 'anna' | 'ben') => {
      await halo.signIn(username);
      const { json } = await halo.call('GET', '/api/Agent/me');
      const { id, id_int, name, ...rest } = (json as { role: Record<string, unknown> }).role;
      expect([id, id_int, name]).not.toContain(undefined);
      return rest;
    };
    const anna = await featuresOf('anna');
    const ben = await featuresOf('ben');
    expect(ben).toEqual({
      ...anna,
      features: { ...(anna['features'] as object), charge_rates: 'none' },
    });
  });

  test('Anna’s recording is what the practice Halo answers her', async () => {
    await halo.signIn('anna');
    const { log, entries } = harOf(exchangesOf(await logWork()), {
      name: 'Halo Troubleshooter',
      version: 'practice',
    });
    const har = JSON.stringify({ log: { ...log, entries } }, null, 1);
    await expect(`${har}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, '../../../../resources/practice/recordings/anna.har'),
    );
  });

  test('are told apart by the right that one of them lacks', async () => {
    // Ben's recording is one of a whole day: other things were saved before.
    await halo.signIn('alex');
    const since = halo.recorded().length;
    await halo.call('GET', '/api/Agent/me');
    await halo.call('GET', '/api/Tickets/2001');
    await halo.call('POST', '/api/Tickets', [{ id: 2001, summary: 'Server room too hot' }]);
    const earlier = halo.recorded().slice(since);
    await halo.signIn('ben');
    const ben = exchangesOf([...earlier, ...(await logWork())]);
    const comparison = comparisonOf(gathered(read(annaHar)), gathered(ben));
    expect(comparison.text).toBe(
      'GET /api/chargerate was answered in the recording that works and refused in the broken one (403): the person there lacks the right “charge rates”.',
    );
    expect(comparison.first?.cause).toBe('forbidden');
    expect(comparison.differences.map(({ kind }) => kind)).toEqual([
      'failed',
      'answered',
      'missing',
      'extra',
    ]);
  });
});
