import { useEffect, useState } from 'react';

/** The time in milliseconds since 1970, again every `pause` milliseconds while it is wanted. */
export function useNow(pause: number, isWanted: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isWanted) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, pause);
    return () => {
      clearInterval(timer);
    };
  }, [pause, isWanted]);
  return now;
}
