import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { crashOf, crashText } from '../../../../shared/ipc/crash.ts';
import { thrownOf } from '../../../../shared/ipc/thrown.ts';

/** Provokes a fault whose message quotes what was read. */
function faultOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}
const secret = 'hunter2-Contoso';
const keep = (error: unknown) => crashOf(0, 'program', thrownOf(error), '0.1.0');

describe('a fault of ours', () => {
  test.each([
    ['broken JSON', () => JSON.parse(`${secret} and more`)],
    ['broken JSON with quotes in it', () => JSON.parse(`{"a":"${secret}" "${secret}`)],
    ['an address', () => new URL(`//${secret} /x`)],
    ['a pattern', () => new RegExp(`(${secret}`)],
    ['a schema', () => z.record(z.string(), z.number()).parse({ [secret]: 'x' })],
    [
      'a name out of the data',
      () => {
        throw new TypeError(`Cannot read properties of undefined (reading '${secret}')`);
      },
    ],
    [
      'an address without quotes',
      () => {
        throw new Error(`No answer from https://${secret}.example/tickets?x=1`);
      },
    ],
    [
      'several lines',
      () => {
        throw new Error(`first line\n${secret}`);
      },
    ],
    [
      'a mail address',
      () => {
        throw new Error(`no user ${secret}@example.com`);
      },
    ],
    [
      'something that is no error',
      () => {
        throw secret as unknown as Error;
      },
    ],
  ])('keeps nothing of what it quotes: %s', (_what, work) => {
    expect(JSON.stringify(keep(faultOf(work)))).not.toContain(secret);
  });

  test('keeps what it was, and where in our own code', () => {
    const stack = [
      'TypeError: x is not a function',
      '    at read (file:///home/ann/app/out/main/main.js:12:34)',
      '    at async Site.open (app://bundle/assets/index-abc.js:1:2)',
      '    at app://bundle/assets/index-abc.js:3:4',
      '    at C:\\Users\\ann\\x.js:1:1',
    ].join('\n');
    expect(
      crashOf(5, 'window', { name: 'TypeError', message: 'x is not a function', stack }, '0.1.0'),
    ).toEqual({
      at: 5,
      place: 'window',
      name: 'TypeError',
      message: 'x is not a function',
      version: '0.1.0',
      stack: ['read main.js:12:34', 'Site.open index-abc.js:1:2', 'index-abc.js:3:4'],
    });
  });

  test('is said in a few lines that can be pasted', () => {
    const crash = crashOf(
      0,
      'program',
      { name: 'RangeError', message: 'too far', stack: '    at go (main.js:1:2)' },
      '0.1.0',
    );
    expect(crashText([crash])).toBe(
      '1970-01-01 00:00:00 UTC program 0.1.0\nRangeError: too far\n  at go main.js:1:2',
    );
  });
});
