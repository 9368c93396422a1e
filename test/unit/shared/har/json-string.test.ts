import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unescapeTo } from '../../../../shared/har/json-string.ts';
import { ByteWriter } from '../../../../shared/redact/byte-writer.ts';

describe('A JSON string', () => {
  it('is the same after it was opened and closed', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const bytes = new TextEncoder().encode(JSON.stringify(json));
        const room = new Uint8Array(bytes.length);
        const size = unescapeTo(room, bytes, 1, bytes.length - 1);
        if (size < 0) return expect(json).toMatch(/[\ud800-\udfff]/);
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(room.subarray(0, size))).toBe(
          json,
        );
        const writer = new ByteWriter();
        writer.string(room.subarray(0, size));
        expect(JSON.parse(new TextDecoder().decode(writer.bytes.subarray(0, writer.size)))).toBe(
          json,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is read with every escape, and refused with half a character', () => {
    const opened = (inner: string): string | null => {
      const bytes = new TextEncoder().encode(inner);
      const room = new Uint8Array(bytes.length);
      const size = unescapeTo(room, bytes, 0, bytes.length);
      return size < 0 ? null : new TextDecoder().decode(room.subarray(0, size));
    };
    expect(opened(String.raw`\"\\\/\b\f\n\r\t\u0041\u00e9\u20ac\ud83d\ude00`)).toBe(
      '"\\/\b\f\n\r\tAé€😀',
    );
    for (const half of ['\\ud83d', '\\ude00', '\\ud83d\\u0041', '\\ud83dx'])
      expect(opened(half)).toBeNull();
  });
});
