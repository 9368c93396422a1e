import { goals, type GoalName, type PartName, type Samples, type Unit } from './goals.ts';
import { figureOf, spreadOf, verdictOf, type Spread, type Verdict } from './verdict.ts';

/** One figure beside its goal. `all`: every round, in order. */
export interface Figure {
  readonly name: GoalName;
  readonly part: PartName;
  readonly what: string;
  readonly unit: Unit;
  readonly figure: number;
  readonly spread: Spread;
  readonly goal: { readonly atMost?: number; readonly atLeast?: number } | null;
  readonly verdict: Verdict;
  /** Null where there is no goal, and where noise allows no statement. */
  readonly met: boolean | null;
  readonly all: readonly number[];
}

/** The one document that `npm run bench` prints. */
export interface Measured {
  readonly machine: {
    readonly cores: number;
    readonly model: string;
    readonly memoryMB: number;
    readonly node: string;
    readonly electron: string;
    /** How many programs wanted a processor before anything was measured, over a minute. */
    readonly load: number;
  };
  /** When it began, ISO 8601. */
  readonly at: string;
  /** Rounds at most, and requests at once; fewer than usual where the bench itself was tried. */
  readonly pairs: number;
  readonly requests: number;
  readonly figures: readonly Figure[];
  /** Seconds of each part. */
  readonly seconds: Readonly<Record<string, number>>;
  /** Parts that failed, each with why. */
  readonly failed: Readonly<Record<string, string>>;
  /** What could not be set beside ours here, such as a program that is missing. */
  readonly notThere: readonly string[];
}

/** The figures that were measured, in the order of the goals. */
export function figuresOf(samples: Samples): readonly Figure[] {
  return (Object.keys(goals) as GoalName[]).flatMap((name) => {
    const all = samples[name];
    if (all === undefined || all.length === 0) return [];
    const goal = goals[name];
    const { part, what, unit, atMost, atLeast } = goal;
    const exact = spreadOf(all);
    const verdict = verdictOf(goal, exact);
    const { rounds } = exact;
    const spread: Spread = {
      lowest: rounded(exact.lowest),
      median: rounded(exact.median),
      highest: rounded(exact.highest),
      rounds,
    };
    return [
      {
        name,
        part,
        what,
        unit,
        figure: figureOf(goal, spread),
        spread,
        goal:
          verdict === 'none'
            ? null
            : {
                ...(atMost === undefined ? {} : { atMost }),
                ...(atLeast === undefined ? {} : { atLeast }),
              },
        verdict,
        met: verdict === 'met' ? true : verdict === 'not met' ? false : null,
        all: all.map(rounded),
      },
    ];
  });
}

/** Three digits that count; whole numbers stay whole. */
export function rounded(number: number): number {
  return Math.abs(number) >= 100 ? Math.round(number) : Number(number.toPrecision(3));
}
