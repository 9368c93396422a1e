/** Lets at most `limit` pieces of work run at once; the rest wait their turn. */
export interface Queue {
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** `limit`: how many run at once. */
export function createQueue(limit: number): Queue {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async run(work) {
      // A freed place is handed straight to the next in line, so `running` never exceeds the limit.
      if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
