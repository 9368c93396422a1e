/**
 * The input cannot be read. The message is one plain sentence or two for the user: what is wrong,
 * and what to do.
 */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
