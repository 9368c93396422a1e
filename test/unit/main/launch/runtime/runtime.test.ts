import { describe, expect, it } from 'vitest';
import { choose } from '../../../../../main/launch/runtime/runtime.mjs';

const nothing = { chosen: false, official: false, older: false, refusedLately: false };

describe('which Electron runs', () => {
  it('is the one the person chose, before every other', () => {
    expect(choose({ chosen: true, official: true, older: true, refusedLately: true })).toBe(
      'chosen',
    );
  });

  it('is the official one where it is there, even when the older one is too', () => {
    expect(choose({ ...nothing, official: true, older: true, refusedLately: true })).toBe(
      'official',
    );
  });

  it('is the older one only while the official download was refused a short while ago', () => {
    expect(choose({ ...nothing, older: true, refusedLately: true })).toBe('older');
    expect(choose({ ...nothing, older: true })).toBe('fetch');
  });

  it('must be fetched on a bare machine', () => {
    expect(choose(nothing)).toBe('fetch');
    expect(choose({ ...nothing, refusedLately: true })).toBe('fetch');
  });
});
