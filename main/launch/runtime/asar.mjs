/**
 * Writes an asar archive: a JSON list of files behind four little-endian sizes, then the files one
 * after the other (https://github.com/electron/asar#format; the sizes are those of a Chromium
 * Pickle, which pads to four bytes).
 * @param {Readonly<Record<string, string>>} files text by file name; no folders
 * @returns {Buffer}
 */
export function asar(files) {
  let offset = 0;
  const bodies = Object.values(files).map((text) => Buffer.from(text));
  const entries = Object.keys(files).map((name, index) => {
    const size = bodies[index]?.length ?? 0;
    const entry = [name, { size, offset: String(offset) }];
    offset += size;
    return entry;
  });
  const list = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }));
  const padded = Math.ceil(list.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  [4, padded + 8, padded + 4, list.length].forEach((size, index) =>
    head.writeUInt32LE(size, index * 4),
  );
  list.copy(head, 16);
  return Buffer.concat([head, ...bodies]);
}
