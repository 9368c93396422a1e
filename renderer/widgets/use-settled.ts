import { useEffect, useState } from 'react';

/**
 * The latest of `value` that stood for so long, in milliseconds: for what is costly to derive from it
 * and may lag behind while it changes all the time.
 */
export function useSettled<T>(value: T, pause: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => {
      setSettled(value);
    }, pause);
    return () => {
      clearTimeout(wait);
    };
  }, [value, pause]);
  return settled;
}
