import { describe, expect, it } from 'vitest';
import { comparisonPage } from '../../../../renderer/share/comparison.ts';
import type { Comparison } from '../../../../shared/compare/comparison.ts';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { plainExchange } from '../../../../shared/har/lazy-exchange.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { diagnosis } from '../build.ts';
import { plantedHar } from '../../shared/redact/planted-har.ts';

const { har, secrets, personal } = plantedHar();

function read(): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  const reader = new HarReader({
    exchange: (exchange) => exchanges.push(plainExchange(exchange, exchange.index)),
  });
  reader.push(new TextEncoder().encode(JSON.stringify(har)));
  reader.end();
  return exchanges;
}

/** A comparison whose every sentence repeats what the server said. */
function comparisonThatSays(said: string, request: string): Comparison {
  const proof = {
    request,
    status: 403,
    milliseconds: 20,
    rows: null,
    sent: ['outcome'],
    message: said,
  };
  const first = {
    kind: 'failed',
    text: `Refused: ${said}`,
    working: 0,
    broken: 0,
    cause: 'forbidden',
  } as const;
  return {
    schema: 1,
    match: { steps: 3, same: 2 },
    comparable: true,
    text: first.text,
    apart: [
      {
        kind: 'site',
        working: 'https://desk.contoso.example',
        broken: 'https://it.fabrikam.example',
      },
      { kind: 'person', working: 'Anna Berg', broken: 'Ben Stone' },
      { kind: 'record', working: 'ticket 2001', broken: 'ticket 2005' },
    ],
    first,
    differences: [first, { ...first, kind: 'answered', text: `It says ${said}` }],
    proof: { working: { ...proof, status: 200 }, broken: proof },
    only: { working: [{ request, index: 1 }], broken: [] },
  };
}

describe('the report of a comparison', () => {
  const exchanges = read();
  const pageOf = (at: number, isText: boolean): string => {
    const [working = null, broken = null] = [exchanges[at], exchanges[at + 1] ?? exchanges[0]];
    const said = broken?.response?.body.text ?? broken?.request.url ?? '';
    const redactor = new Redactor({ keepPersonal: false });
    for (const exchange of exchanges) redactor.exchange(exchange);
    return comparisonPage(
      {
        result: {
          comparison: comparisonThatSays(said, `GET ${broken?.request.url ?? ''}`),
          proofs: [],
          diagnosis: diagnosis({ message: said, summary: `It said: ${said}` }),
          exchanges: { working, broken },
          inputs: { working: { text: '' }, broken: { text: '' } },
        },
        names: { working: 'anna.har', broken: 'ben.har' },
      },
      {
        isText,
        words: '',
        redactor,
        say: (key, values = {}) => `${key} ${JSON.stringify(values)}`,
        kindWords: (kind) => kind,
      },
    ).page;
  };

  it.each([
    ['page', false],
    ['text', true],
  ])('holds no secret of either recording as a %s', (_form, isText) => {
    const all = exchanges.map((_one, at) => pageOf(at, isText).replace(/\\/g, '')).join('\n');
    expect(
      [...secrets, ...personal]
        .filter(({ value }) => all.includes(value))
        .map(({ where }) => where),
    ).toEqual([]);
  });

  it('says first what is another one, without the names of people and companies', () => {
    const page = pageOf(0, true);
    expect(page).toContain('about ticket 2001, the broken one about ticket 2005');
    expect(page.indexOf('Not the same')).toBeLessThan(page.indexOf('compared.works'));
    expect(page.match(/Not the same/g)).toHaveLength(3);
    for (const name of ['contoso', 'fabrikam', 'Anna Berg', 'Ben Stone'])
      expect(page, name).not.toContain(name);
  });

  it('shows both requests, what they sent and what came back', () => {
    const page = pageOf(0, true);
    for (const piece of ['compared.works', 'anna.har', 'compared.fails', 'ben.har'])
      expect(page).toContain(piece);
    for (const heading of ['compared.working ', 'compared.broken ', 'compared.all ', 'steps'])
      expect(page).toContain(heading);
  });
});
