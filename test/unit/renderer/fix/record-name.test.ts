import { describe, expect, it } from 'vitest';
import { deedName } from '../../../../renderer/fix/record-name.ts';
import { deedMarkOf } from '../../../../shared/fix/deed-mark.ts';
import { rowOf } from '../../../../shared/exchange/row.ts';
import { diagnosis, exchange } from '../build.ts';

const nameOf = (changes: Parameters<typeof exchange>[1]) =>
  deedName(deedMarkOf(rowOf(exchange(1, changes)), diagnosis()));

describe('what is left is named', () => {
  it('by its number, by what it is called, or by its address', () => {
    expect(nameOf({ sent: { ticket_id: 2003 } })).toBe('ticket 2003');
    expect(nameOf({ sent: [{ summary: 'No sound' }] })).toBe('No sound');
    expect(nameOf({ method: 'GET', url: 'https://acme.halopsa.com/api/Asset' })).toBe('/api/asset');
  });
});
