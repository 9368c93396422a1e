/**
 * Where the cursor goes from `at` (-1: nowhere yet) when a key is pressed in a list; null where
 * the key moves nothing.
 */
export function nextRow(key: string, at: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const within = (target: number): number => Math.min(count - 1, Math.max(0, target));
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return within(at + 1);
    case 'ArrowUp':
    case 'k':
      return at === -1 ? count - 1 : within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
