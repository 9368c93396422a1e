import type { Met } from './truth-site.ts';

/** What is in one list and not in the other, each request as often as it differs. */
export interface Difference {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

/**
 * Compares the server's log with requests that were recorded as having gone to the network, in any
 * order.
 */
export function differenceOf(met: readonly Met[], recorded: readonly Met[]): Difference {
  const count = new Map<string, number>();
  const add = ({ method, url }: Met, by: number): void => {
    const key = `${method} ${url.split('#')[0]}`;
    count.set(key, (count.get(key) ?? 0) + by);
  };
  for (const one of met) add(one, 1);
  for (const one of recorded) add(one, -1);
  const listed = (wanted: (by: number) => boolean) =>
    [...count].filter(([, by]) => wanted(by)).map(([key, by]) => `${key} ×${Math.abs(by)}`);
  return { missing: listed((by) => by > 0), extra: listed((by) => by < 0) };
}
