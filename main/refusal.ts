/**
 * Something that cannot be done now, said in one plain sentence for the user. Any other error is a
 * bug of ours.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
