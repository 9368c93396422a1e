import { describe, expect, it } from 'vitest';
import { setFuses } from '../../../../../main/launch/runtime/fuses.mjs';

const binaryWith = (fuses: string) =>
  Buffer.from(`code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x08${fuses} more code`, 'latin1');
const fusesOf = (binary: Buffer) => /\x01\x08([01r]*) more/.exec(binary.toString('latin1'))?.[1];

describe('the fuses of an Electron binary', () => {
  it('sets those asked for and leaves the others and the length alone', () => {
    const binary = binaryWith('10100011');
    const before = binary.length;
    setFuses(binary, { nodeCliInspect: true, browserSnapshot: false });
    expect(fusesOf(binary)).toBe('10110001');
    expect(binary).toHaveLength(before);
  });

  it('changes nothing when they are already so', () => {
    const binary = binaryWith('10110001');
    setFuses(binary, { nodeCliInspect: true, browserSnapshot: false });
    expect(fusesOf(binary)).toBe('10110001');
  });

  it('refuses a binary without fuses, and one whose fuse was removed', () => {
    expect(() => setFuses(Buffer.from('no electron'), { nodeCliInspect: true })).toThrow(
      'no fuses',
    );
    expect(() => setFuses(binaryWith('101r0011'), { nodeCliInspect: true })).toThrow(
      'nodeCliInspect',
    );
  });
});
