/** What takes long to make is made where it is first asked for, and kept. */
export function once<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => (made ??= make());
}
