import { describe, expect, it } from 'vitest';
import { isRecord, jsonIn } from '../../../../shared/basics/json.ts';

describe('the value of a JSON text', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['[1]', [1]],
    ['null', null],
    ['', undefined],
    ['<html>', undefined],
    ['{"a":', undefined],
  ])('of %s is what it says, and undefined where it is none', (text, value) => {
    expect(jsonIn(text)).toEqual(value);
  });

  it.each([
    [{}, true],
    [[], false],
    [null, false],
    ['{}', false],
  ])('%j is an object: %s', (value, is) => {
    expect(isRecord(value)).toBe(is);
  });
});
