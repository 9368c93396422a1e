import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../shared/exchange/exchange.ts';
import { addressOf } from '../../../../shared/rules/address.ts';
import { Roundabout } from '../../../../shared/rules/roundabout.ts';
import { exchange } from '../../renderer/build.ts';

const url = 'https://acme.halopsa.com/auth/account/azureresponse?code=one';

/** The browser comes back from the sign-in, a second after the one before. */
const visit = (index: number, action: string | null): Exchange => ({
  ...exchange(index, { method: 'GET', url, status: 302, resourceType: 'document' }),
  action,
});

function rounds(visits: readonly Exchange[]): readonly boolean[] {
  const roundabout = new Roundabout();
  return visits.map((one) => roundabout.comesRound(one, addressOf(one.request.url)));
}

describe('a sign-in that comes round again', () => {
  it('is a circle where the browser goes round by itself', () => {
    const byItself = [0, 1, 2, 3, 4, 5].map((index) => visit(index, null));
    expect(rounds(byItself)).toEqual([false, false, false, false, true, true]);
    const fromOneClick = [0, 1, 2, 3, 4].map((index) => visit(index, 'Clicked “Sign in”'));
    expect(rounds(fromOneClick).at(-1)).toBe(true);
  });

  it('is none where somebody signs in and out by hand', () => {
    const byHand = [0, 1, 2, 3, 4, 5].flatMap((round) => [
      visit(2 * round, 'Clicked “Sam Rivera”'),
      { ...exchange(2 * round + 1), action: 'Clicked “Sign out”' },
    ]);
    expect(rounds(byHand)).not.toContain(true);
  });

  it('counts a visit once, however often it is told', () => {
    expect(rounds(Array.from({ length: 6 }, () => visit(0, null)))).not.toContain(true);
  });
});
