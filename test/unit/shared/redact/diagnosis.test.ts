import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../../shared/rules/diagnosis.ts';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { harOf as harLogOf } from '../../../../shared/har/har-writer.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { labelledSet } from '../../../labelled/all.ts';
import { harOf } from '../../../labelled/har.ts';
import { sceneOf } from '../../../labelled/labelled.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import { knowledge } from '../rules/knowledge-files.ts';
import { redactHar } from './redact-text.ts';

const causes = knowledge();

const core = ({
  cause,
  example,
  status,
  wireStatus,
  refusedBy,
  integration,
  customOnly,
  confidence,
  entries,
}: Diagnosis) => ({
  cause,
  example,
  status,
  wireStatus,
  refusedBy,
  integration,
  customOnly,
  confidence,
  entries,
});

function diagnosesIn(har: string) {
  const review = createReview(causes);
  const reader = new HarReader({ exchange: (exchange) => review.add(exchange) });
  reader.push(new TextEncoder().encode(har));
  reader.end();
  const result = review.result();
  return { diagnoses: result.diagnoses.map(core), setAside: result.setAside };
}

function diagnosesOf(exchanges: readonly Exchange[]) {
  const review = createReview(causes);
  for (const exchange of exchanges) review.add(exchange);
  const result = review.result();
  return { diagnoses: result.diagnoses.map(core), setAside: result.setAside };
}

/** Requests with an answer or a failure, as a HAR can hold them. */
const traffic = Object.values(labelledSet)
  .flat()
  .filter((one) => one.calls.every((call) => call.line === undefined && call.cors === undefined))
  .map((one) => [one.name, sceneOf(one).exchanges] as const);
const examples = causes.flatMap(({ cause }) =>
  [...cause.examples.match, ...cause.examples.noMatch, ...cause.examples.cannotTell].map(
    (example) => [`${cause.id}: ${example.name}`, exampleExchanges(example.exchanges)] as const,
  ),
);

describe('The redacted HAR gives the same diagnosis', () => {
  it.each(traffic)('%s', (_name, exchanges) => {
    const har = harOf(exchanges);
    expect(diagnosesIn(redactHar(har).text)).toEqual(diagnosesIn(har));
  });
});

describe('Redacted exchanges give the same diagnosis', () => {
  it.each([...examples, ...traffic])('%s', (_name, exchanges) => {
    const redactor = new Redactor({ keepPersonal: false });
    const first = exchanges.map((exchange) => redactor.exchange(exchange));
    expect(diagnosesOf(redactor.sealed(first))).toEqual(diagnosesOf(exchanges));
  });
});

describe('A recording written as a HAR gives the same diagnosis', () => {
  it.each(traffic)('%s', (_name, exchanges) => {
    const { log, entries } = harLogOf(exchanges, { name: 'test', version: '1' });
    expect(diagnosesIn(JSON.stringify({ log: { ...log, entries } })).diagnoses).toEqual(
      diagnosesOf(exchanges).diagnoses,
    );
  });
});
