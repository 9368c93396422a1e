/**
 * What the launcher tells the person. All of it goes to standard error: standard output belongs to
 * the command's answer.
 */

/**
 * A reason to stop that the person can act on: one or two plain sentences, shown without a stack
 * trace.
 */
export class Stop extends Error {
  /** @param {string} sentence */
  constructor(sentence) {
    super(sentence);
    this.name = 'Stop';
  }
}

/** @param {string} sentence */
export const say = (sentence) => void process.stderr.write(`${sentence}\n`);

/**
 * @param {number} bytes
 * @returns {string} for instance "196 MB"
 */
export const megabytes = (bytes) => `${Math.max(1, Math.round(bytes / 1e6))} MB`;

/**
 * Says what is about to happen, does it, and says how long it took.
 * @template T
 * @param {string} sentence what is being done and its size, without a full stop
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(sentence, work) {
  say(`${sentence} …`);
  const start = performance.now();
  const result = await work();
  say(`  done in ${Math.max(1, Math.round((performance.now() - start) / 1000))} s`);
  return result;
}
