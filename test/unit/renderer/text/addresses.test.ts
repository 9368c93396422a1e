import { describe, expect, it } from 'vitest';
import {
  looksLikeAddress,
  plain,
  sameOrigin,
  suggestions,
} from '../../../../renderer/text/addresses.ts';

const remembered = ['https://acme.halopsa.com', 'https://helpdesk.example.org/halo'];

describe('the address field', () => {
  it('suggests every remembered address, last one first, while nothing is typed', () => {
    expect(suggestions(remembered, '  ')).toEqual(remembered);
  });

  it('suggests every one while a remembered one is filled in, so that another can be picked', () => {
    expect(suggestions(remembered, 'acme.halopsa.com')).toEqual(remembered);
  });

  it('suggests those that hold what is typed, whatever the letter case', () => {
    expect(suggestions(remembered, 'HELP')).toEqual(['https://helpdesk.example.org/halo']);
    expect(suggestions(remembered, 'other')).toEqual([]);
  });

  it('shows addresses as people know them', () => {
    expect(plain(' https://ACME.halopsa.com/ ')).toBe('acme.halopsa.com');
  });

  it.each([
    'acme.halopsa.com',
    'https://acme.halopsa.com/tickets?x=1',
    'localhost:8080',
    'helpdesk.example.org:8443',
  ])('takes %s for an address', (typed) => {
    expect(looksLikeAddress(typed)).toBe(true);
  });

  it.each(['', 'acme', 'my halo', 'javascript:alert(1)', 'http://', '.com'])(
    'does not take %j for one',
    (typed) => {
      expect(looksLikeAddress(typed)).toBe(false);
    },
  );

  it('tells one origin from another, and rubbish from both', () => {
    expect(sameOrigin('https://acme.halopsa.com/a', 'https://acme.halopsa.com/b')).toBe(true);
    expect(sameOrigin('https://acme.halopsa.com', 'http://acme.halopsa.com')).toBe(false);
    expect(sameOrigin('acme.halopsa.com', 'acme.halopsa.com')).toBe(false);
  });
});
