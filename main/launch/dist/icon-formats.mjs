/**
 * One square picture as PNG.
 * @typedef {{ readonly size: number, readonly png: Buffer }} Picture size: width and height in pixels
 */

/** Every size that some system asks for, in pixels. */
export const iconSizes = Object.freeze([16, 24, 32, 48, 64, 128, 256, 512, 1024]);

const largestIco = 256;

/**
 * Windows' icon file: a list of sizes and places, then the PNGs (https://learn.microsoft.com/windows/win32/menurc/newheader).
 * @param {readonly Picture[]} pictures those above 256 pixels are left out
 * @returns {Buffer}
 */
export function ico(pictures) {
  const fitting = pictures.filter(({ size }) => size <= largestIco);
  const head = Buffer.alloc(6 + 16 * fitting.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(fitting.length, 4);
  let place = head.length;
  fitting.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at); // 0 stands for 256
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(place, at + 12);
    place += png.length;
  });
  return Buffer.concat([head, ...fitting.map(({ png }) => png)]);
}

/**
 * The kinds of picture in macOS' icon file that may hold a PNG, by pixels; a size with two kinds is the large size of one and the
 * fine-screen double of another (https://en.wikipedia.org/wiki/Apple_Icon_Image_format). The 16 and 32 of plain screens have kinds
 * that older systems draw wrongly; the system shrinks the next larger one instead.
 * @type {readonly (readonly [string, number])[]}
 */
const icnsKinds = [
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

/**
 * macOS' icon file.
 * @param {readonly Picture[]} pictures
 * @returns {Buffer}
 */
export function icns(pictures) {
  const parts = icnsKinds.flatMap(([kind, wanted]) => {
    const png = pictures.find(({ size }) => size === wanted)?.png;
    return png ? [block(kind, png)] : [];
  });
  return block('icns', Buffer.concat(parts));
}

/**
 * @param {string} kind four letters
 * @param {Buffer} content
 */
function block(kind, content) {
  const head = Buffer.alloc(8);
  head.write(kind, 0, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
