import { joinBytes } from '../../shared/har/byte-view.ts';

const headerSize = 10;
/**
 * The end of a trailer (the size of what was packed), and the header behind it: must be seen
 * together.
 */
const seam = 4 + headerSize;

/**
 * Unpacks a gzip file of one or more members (RFC 1952, 2.2): appended logs and parallel packers
 * write many. A page's own DecompressionStream takes one, and throws away what it has where more
 * follows, so each gets a stream of its own.
 */
export async function* gunzip(
  bytes: AsyncIterable<Uint8Array>,
  unpack: (member: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  let ended = false;
  const member = async function* (): AsyncGenerator<Uint8Array> {
    let from = headerSize; // its own header is no other's
    for (let given = 0; ;) {
      while (!ended && held.length < from + seam) {
        const { done, value } = await source.next();
        if (done === true) ended = true;
        else held = joinBytes([held, value]);
      }
      const end = nextMember(held, from, given);
      const size = end ?? (ended ? held.length : held.length - seam + 1);
      const part = held.subarray(0, size);
      held = held.subarray(size);
      given += size;
      from = 0;
      if (size > 0) yield part;
      if (end !== null || ended) return;
    }
  };
  do yield* unpack(member());
  while (!ended || held.length > 0);
}

/**
 * Where the next member begins; `given`: bytes of this one before `bytes`. Its header must fit, and
 * so must the size in front of it: packing makes a text up to 1032 times smaller, and hardly ever
 * larger.
 */
function nextMember(bytes: Uint8Array, from: number, given: number): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (
    let at = bytes.indexOf(0x1f, from + 4);
    at >= 0 && at + headerSize <= bytes.length;
    at = bytes.indexOf(0x1f, at + 1)
  ) {
    const [, second, method, flags = 0, , , , , level = 0, system = 0] = bytes.subarray(
      at,
      at + headerSize,
    );
    if (
      second !== 0x8b ||
      method !== 8 ||
      flags > 31 ||
      ![0, 2, 4].includes(level) ||
      (system > 13 && system !== 255)
    )
      continue;
    const packed = given + at;
    const whole = view.getUint32(at - 4, true);
    if (whole <= packed * 1032 && whole >= packed - packed / 100 - 300) return at;
  }
  return null;
}
