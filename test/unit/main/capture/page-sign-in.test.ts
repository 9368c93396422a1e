import { describe, expect, test } from 'vitest';
import { CaptureContext } from '../../../../main/capture/context.ts';
import { PageSignIn } from '../../../../main/capture/page-sign-in.ts';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { harOf } from '../../../../shared/har/har-writer.ts';
import { createReview } from '../../../../shared/rules/review.ts';
import { builtInCauses } from '../../../../shared/rules/knowledge.ts';
import { exampleExchanges } from '../../../../shared/rules/example.ts';
import type { ExampleExchange } from '../../../../shared/rules/cause.ts';
import { knowledgeFiles } from '../../resources/built-in.ts';

const one = (example: ExampleExchange): Exchange => {
  const [exchange] = exampleExchanges([example]);
  if (exchange === undefined) throw new Error('an example makes one exchange');
  return exchange;
};
const call = (url: string, authorization: string, status = 200) =>
  one({ url, status, requestHeaders: { Authorization: authorization } });

describe('how a page signs its calls', () => {
  test('is known by origin, from what it sends to the API and what was not refused', () => {
    const seen = new PageSignIn();
    seen.hear(call('https://a.example/api/Tickets', 'Bearer one'));
    seen.hear(call('https://a.example/api/Tickets', 'Bearer two', 401));
    seen.hear(call('https://a.example/elsewhere', 'Bearer three'));
    seen.hear(call('https://b.example/api/Tickets', 'Bearer four'));
    expect(seen.headerOf('https://a.example')).toBe('Bearer one');
    expect(seen.headerOf('https://c.example')).toBeNull();
  });

  test('is never learnt from a check-up, and is forgotten with the page', () => {
    const seen = new PageSignIn();
    seen.hear({ ...call('https://a.example/api/Tickets', 'Bearer ours'), checkup: true });
    expect(seen.headerOf('https://a.example')).toBeNull();
    seen.hear(call('https://a.example/api/Tickets', 'Bearer one'));
    seen.forget();
    expect(seen.headerOf('https://a.example')).toBeNull();
  });
});

describe('a request of a check-up', () => {
  const failing = one({
    url: 'https://example.halopsa.com/api/Automation?count=100',
    status: 200,
    mimeType: 'application/json',
    body: '{"automations":[{"id":1,"runbook_id":"a","status":1,"error":"Failed result reached. Last step=6"}]}',
  });

  test('is known by the script that sent it, and by no name that a page could choose', () => {
    const context = new CaptureContext();
    context.acted({ kind: 'click', label: 'Save', at: 0 });
    context.checkup('checkup-1');
    const ours = context.explain({ ...failing, startedAt: 1, initiator: 'checkup-1' });
    expect(ours).toMatchObject({ checkup: true, action: null, initiator: null });
    const theirs = context.explain({ ...failing, startedAt: 1, initiator: 'checkup-2' });
    expect(theirs.checkup).toBeUndefined();
  });

  test('is no failure of the page', () => {
    const causes = builtInCauses(knowledgeFiles);
    const review = (checkup: boolean) => {
      const judged = createReview(causes);
      judged.add(checkup ? { ...failing, checkup: true } : failing);
      return judged.result().diagnoses.map(({ cause }) => cause);
    };
    expect(review(false)).toEqual(['runbook-failed']);
    expect(review(true)).toEqual([]);
  });

  test('is marked in a HAR', () => {
    const { entries } = harOf([{ ...failing, checkup: true }, failing], {
      name: 'x',
      version: '1',
    });
    expect(entries.map((entry) => (entry as { _checkup?: true })._checkup)).toEqual([
      true,
      undefined,
    ]);
  });
});
