import { expect, test } from 'vitest';
import { icns, ico, iconSizes } from '../../../../../main/launch/dist/icon-formats.mjs';

const pictures = iconSizes.map((size) => ({ size, png: Buffer.from(`picture of ${size}`) }));

test('Windows’ icon lists each size up to 256 with the place of its picture', () => {
  const file = ico(pictures);
  const count = file.readUInt16LE(4);
  const entries = Array.from({ length: count }, (_, index) => {
    const at = 6 + 16 * index;
    const from = file.readUInt32LE(at + 12);
    return [
      file.readUInt8(at) || 256,
      file.toString('latin1', from, from + file.readUInt32LE(at + 8)),
    ];
  });
  expect(entries).toEqual(
    [16, 24, 32, 48, 64, 128, 256].map((size) => [size, `picture of ${size}`]),
  );
  expect(file.readUInt16LE(2)).toBe(1);
});

test('macOS’ icon is one block of blocks, and its lengths add up', () => {
  const file = icns(pictures);
  expect(file.toString('latin1', 0, 4)).toBe('icns');
  expect(file.readUInt32BE(4)).toBe(file.length);
  const found: [string, string][] = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) {
    found.push([
      file.toString('latin1', at, at + 4),
      file.toString('latin1', at + 8, at + file.readUInt32BE(at + 4)),
    ]);
  }
  expect(Object.fromEntries(found)).toMatchObject({
    ic07: 'picture of 128',
    ic10: 'picture of 1024',
    ic11: 'picture of 32',
  });
  expect(found).toHaveLength(8);
});
