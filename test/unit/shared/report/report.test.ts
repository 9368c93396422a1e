import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyForms, copyText } from '../../../../shared/copy/copy.ts';
import type { Diagnosis } from '../../../../shared/rules/diagnosis.ts';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { plainExchange } from '../../../../shared/har/lazy-exchange.ts';
import { HarReader } from '../../../../shared/har/reader.ts';
import { Redactor } from '../../../../shared/redact/redactor.ts';
import { htmlOf } from '../../../../shared/report/html.ts';
import { markdownOf } from '../../../../shared/report/markdown.ts';
import { momentOf } from '../../../../shared/words/moment.ts';
import {
  composeReport,
  inOneLine,
  type Report,
  type Say,
} from '../../../../shared/report/report.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { plantedHar } from '../redact/planted-har.ts';
import { knowledge } from '../rules/knowledge-files.ts';

type Texts = { readonly [name: string]: string | Texts };
const texts = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../resources/locales/report.en.json'), 'utf8'),
) as Texts;

/** Looks texts up as the window does, and throws where there is none. */
const say: Say = (key, values = {}) => {
  const plural =
    values['count'] === undefined ? key : `${key}_${values['count'] === 1 ? 'one' : 'other'}`;
  const find = (path: string) =>
    path
      .split('.')
      .reduce<string | Texts | undefined>(
        (node, name) => (typeof node === 'object' ? node[name] : undefined),
        texts,
      );
  const text = find(plural) ?? find(key);
  if (typeof text !== 'string') throw new Error(`no text ${key}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    if (values[name] === undefined) throw new Error(`no value ${name} for ${key}`);
    return String(values[name]);
  });
};

const words = { lang: 'en', picture: 'What the screen showed' };

function read(har: unknown): readonly Exchange[] {
  const exchanges: Exchange[] = [];
  const reader = new HarReader({
    exchange: (exchange) => exchanges.push(plainExchange(exchange, exchange.index)),
  });
  reader.push(new TextEncoder().encode(JSON.stringify(har)));
  reader.end();
  return exchanges;
}

function diagnosisOf(exchanges: readonly Exchange[]): Diagnosis {
  const review = createReview(knowledge());
  for (const exchange of exchanges) review.add(exchange);
  const [first] = review.result().diagnoses;
  if (first === undefined) throw new Error('no diagnosis');
  return first;
}

/** As the window makes it: first everything is redacted, then sealed, then composed. */
function reportOf(diagnosis: Diagnosis, exchanges: readonly Exchange[]): Report {
  const redactor = new Redactor({ keepPersonal: false });
  const sealed = redactor.sealed({
    exchanges: exchanges.map((exchange) => redactor.exchange(exchange)),
    diagnosis: redactor.texts(diagnosis),
  });
  return composeReport(
    {
      ...sealed,
      words: '',
      who: { name: 'redacted-name-1', agent: '12' },
      source: 'the file x.har',
      program: 'Halo Troubleshooter 1',
      madeAt: Date.UTC(2026, 6, 1, 12),
      timeZone: 'Europe/London',
      tried: [
        { text: 'one', outcome: 'done' },
        { text: 'two', outcome: 'open' },
      ],
      verdict: 'It works again.',
      takenOut: redactor.takenOut,
      picture: { data: '/9j/4AAQSkZJRg==', at: Date.UTC(2026, 6, 1, 11), isOfFailure: true },
    },
    say,
  );
}

describe('The support pack and the ticket text', () => {
  const { har, secrets, personal } = plantedHar();
  const exchanges = read(har);
  const found = diagnosisOf(exchanges);

  it('hold no planted secret, whichever request they are about', () => {
    const all = exchanges
      .flatMap((exchange) => {
        const message = exchange.response?.body.text ?? exchange.request.url;
        const report = reportOf({ ...found, message, summary: `It said: ${message}` }, [
          exchange,
          ...exchanges,
        ]);
        return [htmlOf(report, words), markdownOf(report).replace(/\\/g, '')];
      })
      .join('\n');
    expect(
      [...secrets, ...personal]
        .filter(({ value }) => all.includes(value))
        .map(({ where }) => where),
    ).toEqual([]);
  });

  it('call the words of a message the message’s, and not a server’s', () => {
    const heads = (wireStatus: number | null) =>
      reportOf({ ...found, wireStatus, message: 'It broke.' }, exchanges)
        .blocks.filter(({ kind }) => kind === 'quote')
        .map(({ heading }) => heading);
    expect(heads(500)).toEqual(['What the server said']);
    expect(heads(null)).toEqual(['What the message says']);
  });

  it('tell what happened, where, when in two clocks, and by which ids', () => {
    const [first] = exchanges.filter((exchange) => exchange.response !== null);
    if (first?.response == null) throw new Error('no exchange');
    const failing = {
      ...first,
      response: {
        ...first.response,
        headers: [
          { name: 'X-Request-Id', value: 'b7d1-44' },
          { name: 'cf-ray', value: '8a1-LHR' },
        ],
      },
    };
    const text = markdownOf(reportOf(found, [failing]));
    for (const piece of [
      '2026-01-05 09:00:01 UTC',
      '5 January 2026',
      'b7d1-44',
      '8a1-LHR',
      'What was tried',
      'It works again',
      'What was taken out',
    ])
      expect(text).toContain(piece);
    expect(reportOf(found, [failing]).summary).toHaveLength(5);
  });

  it('begin with five lines: who, where, what was done, what was sent and came back, its ids', () => {
    const [first] = exchanges.filter((exchange) => exchange.response !== null);
    if (first?.response == null) throw new Error('no exchange');
    const failing: Exchange = {
      ...first,
      pageUrl: 'https://acme.halopsa.com/tickets?id=2001',
      action: 'clicked “Save action”',
      request: {
        method: 'POST',
        url: 'https://acme.halopsa.com/api/actions',
        headers: [],
        body: {
          ...first.request.body,
          text: '{"ticket_id":2001,\n"note":"Call","password":"hunter2-hunter2"}',
          base64: null,
          mimeType: 'application/json',
        },
      },
      response: { ...first.response, headers: [{ name: 'X-Request-Id', value: 'b7d1-44' }] },
    };
    const found400 = { ...found, status: 400, message: 'No access to this charge rate' };
    const { summary, blocks } = reportOf(found400, [failing]);
    expect(summary).toEqual([
      'Who: redacted-name-1, agent 12 in Halo.',
      'Page: https://tenant-1.halopsa.com/tickets?id=2001',
      expect.stringMatching(/^Done just before: clicked “Save action”. When: 2026-/),
      expect.stringMatching(
        /^Sent: POST https:\/\/tenant-1\.halopsa\.com\/api\/actions \{"ticket_id":2001, "note":.*\} – came back: 400 No access to this charge rate$/,
      ),
      'Request ids: x-request-id b7d1-44',
    ]);
    expect(JSON.stringify(summary)).not.toContain('hunter2');
    expect(blocks.find(({ heading }) => heading === 'What was sent')).toBeDefined();
  });

  it('do not say the number twice where the message begins with it', () => {
    const lineOf = (message: string) =>
      reportOf({ ...found, status: 500, message }, []).summary.find((line) =>
        line.startsWith('Sent'),
      );
    expect(lineOf('500 - Internal server error.')).toMatch(/ came back: 500 - Internal server/);
    expect(lineOf('5000 rows were refused')).toMatch(/ came back: 500 5000 rows/);
  });

  it('say what is not known as not known, and have no words of the trade', () => {
    const text = markdownOf(
      reportOf({ ...found, integration: null, refusedBy: 'unknown', status: 0 }, []),
    );
    expect(text).toContain('Page: not known');
    expect(text).toContain('Request ids: none came with the answer');
    for (const trade of ['Integration', 'Cause:', '(certain)', 'Refused by'])
      expect(text).not.toContain(trade);
  });

  it('are the same whether the page is read or printed: one page, no script, nothing that loads', () => {
    const hostile =
      '</pre><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) ``` # head';
    const page = htmlOf(
      reportOf({ ...found, message: hostile, title: hostile }, exchanges.slice(0, 3)),
      words,
    );
    expect(page).not.toMatch(/<script|<img src=x|<link|<iframe|<form|https?:\/\/[^\s<]*"/i);
    expect(page).toContain("default-src 'none'");
    expect(page.match(/<img /g)).toHaveLength(1);
    const text = markdownOf(reportOf({ ...found, message: hostile, title: hostile }, []));
    expect(text.split('\n')[0]).toBe('# ' + hostile.replace(/[\\`*_{}[\]<>#|~!]/g, '\\$&'));
    expect(text).toContain(`\`\`\`\`\n${hostile}\n\`\`\`\``);
  });

  it('leave out a picture that is none', () => {
    const picture = { data: '"><script>', caption: 'Taken when it failed' };
    expect(htmlOf({ ...reportOf(found, []), picture }, words)).not.toContain('<img');
  });

  it('say whether the picture was taken when it failed', () => {
    const page = htmlOf(reportOf(found, []), words);
    expect(page).toContain('src="data:image/jpeg;base64,/9j/4AAQSkZJRg=="');
    expect(page).toContain('Taken when it failed: 2026-07-01 11:00');
  });
});

describe('Copies of a request', () => {
  const { har, secrets } = plantedHar();
  it('hold no planted secret in any form', () => {
    const all = read(har)
      .flatMap((exchange) => copyForms.map((form) => copyText(exchange, form, false) ?? ''))
      .join('\n');
    // What only another request gives away as a secret can't be known from this one.
    const own = secrets.filter(({ where }) => !where.includes('that say nothing'));
    expect(own.filter(({ value }) => all.includes(value)).map(({ where }) => where)).toEqual([]);
  });
});

describe('A moment', () => {
  it('stands in UTC and in the time of the user', () => {
    expect(momentOf(Date.UTC(2026, 6, 1, 12), 'Europe/London')).toEqual({
      utc: '2026-07-01 12:00:00 UTC',
      local: '1 July 2026 at 13:00:00, Europe/London',
    });
    expect(momentOf(Date.UTC(2026, 6, 1, 12), 'Nowhere/None').local).toMatch(/UTC$/);
    expect(momentOf(Number.NaN, 'UTC')).toEqual({ utc: '? UTC', local: '?' });
  });
});

describe('sentences in one line', () => {
  it.each([
    [['It says: “No outcome”', 'Nothing was saved.'], 'It says: “No outcome”. Nothing was saved.'],
    [['It says: “500 - error.”', 'It is certain.'], 'It says: “500 - error.” It is certain.'],
    [['It says: “Who?”', '', 'It ends.'], 'It says: “Who?” It ends.'],
  ])('end each with one full stop: %j', (sentences, line) => {
    expect(inOneLine(sentences)).toBe(line);
  });
});
