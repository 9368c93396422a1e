import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../../../renderer/wizard/verify.ts';
import type { Diagnosis } from '../../../../shared/diagnosis.ts';
import type { Exchange } from '../../../../shared/exchange.ts';
import { rowOf } from '../../../../shared/exchange-row.ts';
import { diagnosis, exchange } from '../build.ts';

const failed = exchange(3, { status: 400 });

/** The verdict on what came after request 3, for a charge rate that was refused there. */
function verdict(later: readonly Exchange[], found: readonly Diagnosis[] = []) {
  const fault = diagnosis({ entries: [3] });
  const diagnoses = found.length === 0 ? [fault] : found;
  return verdictOf(fault, 3, [failed, ...later].map(rowOf), { diagnoses, setAside: 0, setAsideEntries: [] });
}

describe('watching whether the fix worked', () => {
  it('waits while nothing came', () => {
    expect(verdict([])).toEqual({ kind: 'waiting' });
  });

  it('says that it works when the same method and route succeed', () => {
    expect(verdict([exchange(4, { status: 201 })])).toEqual({ kind: 'works', index: 4 });
  });

  it('takes another id and another letter case for the same route', () => {
    const fault = diagnosis({ method: 'GET', route: '/api/report/{id}', entries: [1] });
    const rows = [exchange(2, { method: 'GET', url: 'https://acme.halopsa.com/API/Report/97?loadreport=true' })].map(rowOf);
    const review = { diagnoses: [fault], setAside: 0, setAsideEntries: [] };
    expect(verdictOf(fault, 1, rows, review).kind).toBe('works');
  });

  it('does not count a request of another method or route', () => {
    expect(verdict([exchange(4, { method: 'GET' }), exchange(5, { url: 'https://acme.halopsa.com/api/tickets' })])).toEqual({ kind: 'waiting' });
  });

  it('does not count an answer from a cache, a preflight, an open request or a redirect', () => {
    expect(verdict([
      exchange(4, { from: 'disk-cache' }), exchange(5, { from: 'memory-cache' }), exchange(6, { resourceType: 'preflight' }),
      exchange(7, { state: 'open' }), exchange(8, { status: 302 }),
    ])).toEqual({ kind: 'waiting' });
  });

  it('does not count a report that was opened without loading its data', () => {
    const fault = diagnosis({ method: 'GET', route: '/api/report/{id}', entries: [1] });
    const rows = [exchange(2, { method: 'GET', url: 'https://acme.halopsa.com/api/report/9?LoadReport=False&id=9' })].map(rowOf);
    expect(verdictOf(fault, 1, rows, { diagnoses: [fault], setAside: 0, setAsideEntries: [] }).kind).toBe('waiting');
  });

  it('does not take the outline of a report for its data', () => {
    const fault = diagnosis({ method: 'GET', route: '/api/report/{id}', entries: [0] });
    const address = 'https://acme.halopsa.com/api/report/9';
    const rows = ['?includedetails=false&loadreport=true', '?includedetails=true', '?loadreport=true&includedetails=false'].map((query, index) =>
      rowOf(exchange(index, { method: 'GET', url: address + query, status: index === 0 ? 504 : 200 })));
    const review = { diagnoses: [fault], setAside: 0, setAsideEntries: [] };
    expect(verdictOf(fault, 0, rows.slice(0, 2), review).kind).toBe('waiting');
    expect(verdictOf(fault, 0, rows, review)).toEqual({ kind: 'works', index: 2 });
  });

  it('says that it is the same error when the diagnosis grows', () => {
    expect(verdict([exchange(4, { status: 400 })], [diagnosis({ entries: [3, 4] })])).toEqual({ kind: 'same', index: 4 });
  });

  it('names a different error of the same request', () => {
    const other = diagnosis({ cause: 'closed-ticket', entries: [4] });
    expect(verdict([exchange(4, { status: 400 })], [diagnosis({ entries: [3] }), other])).toEqual({ kind: 'different', index: 4, diagnosis: other });
  });

  it('knows a failure inside a 200 by the diagnosis that counts it', () => {
    expect(verdict([exchange(4, { status: 200 })], [diagnosis({ entries: [3, 4] })]).kind).toBe('same');
  });

  it('lets the latest attempt decide', () => {
    expect(verdict([exchange(4, { status: 400 }), exchange(5, { status: 200 })], [diagnosis({ entries: [3, 4] })])).toEqual({ kind: 'works', index: 5 });
    expect(verdict([exchange(4, { status: 200 }), exchange(5, { status: 400 })], [diagnosis({ entries: [3, 5] })])).toEqual({ kind: 'same', index: 5 });
  });
});
