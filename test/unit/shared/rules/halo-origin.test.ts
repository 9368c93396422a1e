import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReviewResult } from '../../../../shared/rules/diagnosis.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { exchangeOf } from './exchange-of.ts';
import { knowledge } from './knowledge-files.ts';

const causes = knowledge();
const folder = join(import.meta.dirname, '../../../fixtures/har/verdicts');
const corpus = join(import.meta.dirname, '../../../../../shared/har-corpus');

function reviewOfFile(path: string): ReviewResult {
  const review = createReview(causes);
  const reader = new HarReader({ exchange: (exchange) => review.add(exchange) });
  reader.push(readFileSync(path));
  reader.end();
  return review.result();
}

function reviewOf(calls: readonly ExampleExchange[], named: readonly string[] = []): ReviewResult {
  const review = createReview(causes, { haloOrigins: named });
  calls.forEach((call, index) => {
    review.add(exchangeOf(call, { id: `har-${index}`, index, startedAt: index * 1000 }));
  });
  return review.result();
}

const failing = (url: string, status = 404): ExampleExchange => ({ url, status, body: '{}' });
const fine = (url: string): ExampleExchange => ({ url, status: 200, body: '{"a":1}' });
const desk = 'https://desk.example';

describe('a recording of another site', () => {
  it.each(readdirSync(folder).filter((name) => name.startsWith('false-halo')))(
    '%s claims nothing about Halo',
    (name) => {
      expect(reviewOfFile(join(folder, name))).toMatchObject({
        halo: false,
        diagnoses: [],
        suspicions: [],
      });
    },
  );

  it.each([
    ['any call below /api/', [failing(`${desk}/api/orders/5`, 500)]],
    ['a common word', [failing(`${desk}/api/users/5`), fine(`${desk}/api/users`)]],
    ['two common words', [failing(`${desk}/api/status`, 500), fine(`${desk}/api/client/1`)]],
    ['a portal', [failing(`${desk}/portal/home`, 403)]],
    ['an OAuth sign-in', [failing(`${desk}/auth/token`, 401), fine(`${desk}/auth/authorize`)]],
    ['a page with an error', [{ ...failing(`${desk}/`, 503), resourceType: 'document' }]],
    ['a forbidden page', [{ ...failing(`${desk}/home`, 403), resourceType: 'document' }]],
    ['a script that is called like a resource', [failing(`${desk}/api/tickets/agent.js`)]],
    ['the vendor’s shop window', [failing('https://www.halopsa.com/api/contact', 500)]],
    ['a host that only looks like it', [failing('https://halopsa.com.evil.example/api/x', 500)]],
    [
      'the same common word with many numbers',
      [1, 2, 3, 4, 5, 6].map((id) => failing(`${desk}/api/report/${id}`, 500)),
    ],
  ] as const)('%s makes no Halo', (_, calls) => {
    expect(reviewOf(calls)).toMatchObject({ halo: false, diagnoses: [], suspicions: [] });
  });

  it('opened as if it were one makes no claim either, once its pages are there', () => {
    const page = {
      url: `${desk}/`,
      status: 200,
      body: '<html></html>',
      mimeType: 'text/html',
      resourceType: 'document',
    };
    const review = createReview(causes, { haloOrigins: [desk] });
    const exchanges = [page, failing(`${desk}/api/orders`, 401)];
    exchanges.forEach((call, index) => {
      review.add(
        exchangeOf(call, { id: `live-${index}`, index, source: 'live', pageUrl: `${desk}/` }),
      );
    });
    expect(review.result()).toMatchObject({ halo: false, diagnoses: [] });
  });

  it.skipIf(!existsSync(corpus))('of the public HAR files none is taken for a Halo', () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.har'),
    );
    expect(files.length).toBeGreaterThan(100);
    const claims = files.filter((name) => {
      const { halo, diagnoses } = reviewOfFile(join(corpus, name));
      return halo === true || diagnoses.length > 0;
    });
    expect(claims).toEqual([]);
  });
});

describe('a Halo is known', () => {
  it.each([
    ['by its host', [failing('https://acme.halopsa.com/api/anything')]],
    ['by a way that only Halo has', [failing(`${desk}/api/authinfo`)]],
    ['by a way in its own spelling', [failing(`${desk}/api/Tickets/4`)]],
    ['by a switch of its own', [failing(`${desk}/api/report/4?loadreport=true`)]],
    ['by the agent who is signed in', [fine(`${desk}/api/agent/me`), failing(`${desk}/api/x`)]],
    [
      'by several of its ways together',
      ['tickets', 'actions', 'asset', 'priority'].map((name) => failing(`${desk}/api/${name}`)),
    ],
    ['by the address of its own pages', [fine(`${desk}/tickets?area=1&mainview=team&selid=1`)]],
  ] as const)('%s, whatever its domain', (_, calls) => {
    expect(reviewOf(calls).halo).toBe(true);
  });

  it('and what fails there is explained', () => {
    expect(reviewOf([failing(`${desk}/api/Tickets/4`, 500)]).diagnoses).toMatchObject([
      { cause: 'server-error' },
    ]);
  });

  it('cannot be told of pasted text, nor where no server answered', () => {
    expect(reviewOf([{ text: 'Error: 403 Forbidden' }]).halo).toBeNull();
    expect(reviewOf([]).halo).toBeNull();
    const unreachable = {
      url: `${desk}/`,
      resourceType: 'document',
      failure: 'net::ERR_NAME_NOT_RESOLVED',
    };
    expect(reviewOf([unreachable])).toMatchObject({
      halo: null,
      diagnoses: [{ cause: 'dns-failure' }],
    });
  });
});

describe('different statuses on one route', () => {
  it('are different diagnoses', () => {
    const { diagnoses } = reviewOfFile(join(folder, 'mixed-status-one-diagnosis.har'));
    expect(diagnoses.map(({ status, entries }) => [status, entries])).toEqual(
      expect.arrayContaining([
        [402, [0]],
        [418, [1]],
        [451, [2]],
      ]),
    );
    expect(diagnoses).toHaveLength(3);
  });

  it('are one where they tell of one ended sign-in', () => {
    const halo = 'https://acme.halopsa.com';
    const { diagnoses } = reviewOf([
      fine(`${halo}/api/Tickets`),
      { url: `${halo}/api/Tickets`, status: 401, body: '' },
      { url: `${halo}/api/Status`, status: 401, body: '' },
      { url: `${halo}/api/Agent`, status: 400, body: '"Token not found"' },
    ]);
    expect(diagnoses.map(({ cause }) => cause)).toEqual(['session-expired']);
  });
});
