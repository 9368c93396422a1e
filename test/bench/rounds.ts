import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GoalName, goals, type Samples } from './goals.ts';

/** How often what is compared takes turns; fewer only to try the bench itself. */
export const pairs = Number(process.env['HALO_BENCH_PAIRS'] ?? 7);
/** How many requests go through at once; fewer only to try the bench itself. */
export const requests = Number(process.env['HALO_BENCH_REQUESTS'] ?? 20_000);
const fewest = Math.min(3, pairs);
/** Seconds that rounds may take before there are fewer of them: seven of about 25. */
const patience = 180;

export type Say = (line: string) => void;

/** What a part writes down while it measures. */
export class Book {
  readonly #samples = new Map<GoalName, number[]>();
  readonly #notThere: string[] = [];

  /** One round of a figure more; what came out as no number is told in the end. */
  add(name: GoalName, value: number): void {
    if (!Number.isFinite(value)) return this.notThere(`a round of: ${goals[name].what}`);
    this.#samples.set(name, [...(this.#samples.get(name) ?? []), value]);
  }

  /** Something that cannot be measured on this machine, in words. */
  notThere(what: string): void {
    this.#notThere.push(what);
  }

  /** Takes over what another process wrote down. */
  copy({ samples, notThere }: Found): void {
    for (const [name, rounds] of Object.entries(samples))
      for (const round of rounds) this.add(name as GoalName, round);
    for (const what of notThere) this.notThere(what);
  }

  get found(): Found {
    return {
      samples: Object.fromEntries(this.#samples) as Samples,
      notThere: this.#notThere,
    };
  }
}

/** What one part found. */
export interface Found {
  readonly samples: Samples;
  readonly notThere: readonly string[];
}

/** One part of the bench: fills the book, and says on the way what it does. */
export type Part = (book: Book, say: Say) => void | Promise<void>;

interface RoundsWanted {
  readonly what: string;
  readonly say: Say;
  /** At most so many rounds, where not as many as usual. */
  readonly most?: number;
  /** Runs the round that warms up, with the number -1, whose figures nobody keeps. */
  readonly warm?: boolean;
}

/**
 * Repeats a round of things that take turns: seven times, or as often as fits into three minutes, but
 * three times at least.
 */
export async function inRounds(
  { what, say, most = pairs, warm = false }: RoundsWanted,
  round: (number: number) => Promise<void>,
): Promise<void> {
  if (warm) await round(-1);
  const from = performance.now();
  const spent = () => (performance.now() - from) / 1000;
  for (
    let done = 0;
    done < Math.min(most, pairs) && (done < fewest || spent() < patience);
    done += 1
  ) {
    say(`${what}, round ${done + 1}`);
    await round(done);
  }
}

/** The list begun at another place each round, so that nothing always comes first. */
export function turned<T>(list: readonly T[], round: number): readonly T[] {
  const at = ((round % list.length) + list.length) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

/**
 * A large file that several parts read: made once in the folder that the whole run shares and that
 * goes with it. Answers its path.
 */
export function madeFile(name: string, say: Say, write: (path: string) => void): string {
  const folder = join(tmpdir(), 'made');
  const path = join(folder, name);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  say(`writing ${name}`);
  write(`${path}.part`);
  renameSync(`${path}.part`, path);
  return path;
}
