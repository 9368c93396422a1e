import type { Exchange } from '../../exchange/exchange.ts';
import { type ExamStage, examExchange } from './call.ts';
import { type Dice, diceOf } from './dice.ts';
import { arrival, noise } from './noise.ts';
import { recipes } from './recipes.ts';

/** An unseen failure for the learner to explain, with its truth. */
export interface ExamCase {
  readonly seed: number;
  /** What the user said they did. */
  readonly story: string;
  /** Address of the case's Halo. */
  readonly origin: string;
  readonly exchanges: readonly Exchange[];
  /** The cause that the generator built in. */
  readonly cause: string;
  /** Exchange.index of the requests that fail because of it. */
  readonly failed: readonly number[];
  /** Four causes to choose from, the right one among them. */
  readonly choices: readonly string[];
}

/**
 * How many cases an exam has, how many points each is worth, and how many points of a hundred are
 * enough.
 */
export const examSize = 5;
export const pointsPerCase = 3;
export const enough = 80;

const companies = [
  'northwind',
  'fernhill',
  'oakridge',
  'bluewater',
  'sandstone',
  'larkfield',
] as const;
const day = 86_400_000;

/** The case of a seed: the same seed gives the same case. */
export function examCase(seed: number): ExamCase {
  const dice = diceOf(seed);
  return caseOf(seed, dice, dice.number(0, recipes.length - 1));
}

/** The cases of an exam: no cause comes twice. */
export function examOf(seed: number): readonly ExamCase[] {
  const order = diceOf(seed).shuffled(recipes.map((_, at) => at));
  return order.slice(0, examSize).map((recipe, at) => {
    const own = (Math.imul(seed, 31) + at + 1) >>> 0;
    return caseOf(own, diceOf(own), recipe);
  });
}

function caseOf(seed: number, dice: Dice, place: number): ExamCase {
  const recipe = recipes[place];
  if (recipe === undefined) throw new RangeError(`there is no recipe ${place}`);
  const stage: ExamStage = {
    origin: `https://${dice.one(companies)}.${dice.one(['halopsa.com', 'haloitsm.com', 'example'])}`,
    token: dice.letters(24),
    start: Date.UTC(2026, 2, 2, 8) + (dice.number(0, 200) * day) / 10,
  };
  const { signsIn } = recipe;
  const before = signsIn === undefined ? [...arrival(dice), ...noise(dice)] : [signsIn(dice)];
  const failing = recipe.calls(dice);
  const after = signsIn === undefined ? noise(dice) : [];
  return {
    seed,
    story: recipe.story(dice),
    origin: stage.origin,
    cause: recipe.cause,
    exchanges: [...before, ...failing, ...after].map((call, index) =>
      examExchange(call, index, stage),
    ),
    failed: failing.map((_, at) => before.length + at),
    choices: choicesFor(recipe.cause, dice),
  };
}

function choicesFor(cause: string, dice: Dice): readonly string[] {
  const others = [...new Set(recipes.map((recipe) => recipe.cause))].filter(
    (other) => other !== cause,
  );
  return dice.shuffled([cause, ...dice.shuffled(others).slice(0, 3)]);
}
