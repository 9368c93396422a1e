/**
 * Where the cursor goes from `place` (-1: nowhere yet) when a key is pressed in a list; null where
 * the key moves nothing.
 */
export function nextPlace(key: string, place: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const within = (target: number): number => Math.min(count - 1, Math.max(0, target));
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return within(place + 1);
    case 'ArrowUp':
    case 'k':
      return place === -1 ? count - 1 : within(place - 1);
    case 'PageDown':
      return within(place + page);
    case 'PageUp':
      return within(place - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
