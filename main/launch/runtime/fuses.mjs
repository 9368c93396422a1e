/**
 * Electron's switches inside its binary (https://www.electronjs.org/docs/latest/tutorial/fuses):
 * this mark, then one byte each for the version and the number of fuses, then the fuses as the
 * digits 0 and 1.
 */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** Position of each fuse we change, in wire order. */
const positions = /** @type {const} */ ({ nodeCliInspect: 3, browserSnapshot: 6 });

/**
 * Sets fuses in the bytes of an Electron binary, in place.
 * @param {Buffer} binary
 * @param {Readonly<Partial<Record<keyof typeof positions, boolean>>>} wanted
 * @throws {Error} where the binary has no fuses or not these
 */
export function setFuses(binary, wanted) {
  const at = binary.indexOf(mark, 0, 'latin1');
  if (at < 0) throw new Error('This Electron has no fuses to set.');
  const first = at + mark.length + 2;
  for (const [name, on] of Object.entries(wanted)) {
    const index = first + positions[/** @type {keyof typeof positions} */ (name)];
    const digit = binary.toString('latin1', index, index + 1);
    if (digit !== '0' && digit !== '1')
      throw new Error(`The fuse ${name} cannot be set in this Electron.`);
    binary.write(on ? '1' : '0', index, 'latin1');
  }
}
