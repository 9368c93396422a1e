import { describe, expect, it } from 'vitest';
import { noBody } from '../../../../shared/exchange/exchange.ts';
import { addressOf } from '../../../../shared/rules/address.ts';
import { hiddenFailures } from '../../../../shared/rules/hidden-failure.ts';

interface LogRow {
  readonly id?: number;
  readonly date: string;
  readonly message: string;
}

const row = (id: number, message: string): LogRow => ({ id, date: '2026-03-02T09:00:00', message });
const began = (id: number) => row(id, 'Import started: 4 users in the group.');
const refused = (id: number) =>
  row(id, 'Failed to create/update user (7c1b). Error = 403 Forbidden');
const saved = (id: number) => row(id, 'Created/updated user (Priya Nair).');
const count = (logs: readonly LogRow[]) =>
  hiddenFailures(
    addressOf('https://acme.halopsa.com/api/IntegratorLog'),
    'GET',
    { ...noBody, text: JSON.stringify({ logs }), mimeType: 'application/json' },
    noBody,
    null,
  ).length;

describe('a web page in place of data', () => {
  const failuresAt = (path: string) =>
    hiddenFailures(
      addressOf(`https://acme.halopsa.com${path}`),
      'GET',
      { ...noBody, text: '<!doctype html><title>Acme</title>', mimeType: 'text/html' },
      noBody,
      null,
    ).length;

  it('is a failure where a call was asked', () => {
    expect(failuresAt('/api/Tickets')).toBe(1);
    expect(failuresAt('/desk/api/TicketType')).toBe(1);
  });

  it('is none where a page of the configuration was opened that has “api” in its address', () => {
    expect(failuresAt('/config/integrations/api/applications')).toBe(0);
    expect(failuresAt('/desk/config/integrations/api/keys')).toBe(0);
  });
});

describe('the integrator’s log', () => {
  it('holds a failure where its latest run failed', () => {
    expect(count([refused(2), began(1)])).toBe(1);
    expect(count([refused(4), began(3), saved(2), began(1)])).toBe(1);
  });

  it('is not held to what failed in an earlier run, even within the same second', () => {
    expect(count([saved(4), began(3), refused(2), began(1)])).toBe(0);
  });

  it('is read from old to new as well', () => {
    expect(count([began(1), refused(2), began(3), saved(4)])).toBe(0);
    expect(count([began(1), saved(2), began(3), refused(4)])).toBe(1);
  });

  it('goes by the day where it does not say when a run began', () => {
    expect(count([saved(2), refused(1)])).toBe(1);
    expect(
      count([
        { date: '2026-03-04T09:00:00', message: 'Created/updated user (Priya Nair).' },
        { date: '2026-03-02T09:00:00', message: refused(1).message },
      ]),
    ).toBe(0);
  });
});
