import { describe, expect, test } from 'vitest';
import { knowledge } from '../../shared/rules/knowledge-files.ts';
import { lessonsToRepeat, markOf } from '../../../../renderer/learn/exam.ts';
import { actorsOf } from '../../../../renderer/text/words.ts';
import { examCase } from '../../../../shared/learn/exam/exam.ts';
import { recipes } from '../../../../shared/learn/exam/recipes.ts';
import { mendersOf } from '../../../../shared/learn/guide-table.ts';
import { actors } from '../../../../shared/rules/diagnosis.ts';
import { createReview } from '../../../../shared/rules/review.ts';

const causes = knowledge();
/** One case of each cause that the exam asks for. */
const items = [...new Set(recipes.map(({ cause }) => cause))].map((cause) => {
  for (let seed = 1; ; seed += 1) {
    const one = examCase(seed);
    if (one.cause === cause) return [cause, one] as const;
  }
});

describe('the answers of the exam agree with the cards', () => {
  test.each(items)('%s', (cause, one) => {
    const review = createReview(causes, { haloOrigins: [one.origin] });
    for (const exchange of one.exchanges) review.add(exchange);
    const [card] = review.result().diagnoses;
    if (card === undefined) throw new Error('the program explains nothing');
    expect(card.cause).toBe(cause);
    const named = actorsOf(card);
    const truth = causes.find((one_) => one_.cause.id === cause)?.cause;
    expect(truth === undefined ? null : named).toContain(truth && mendersOf(truth)[0]);
    const markWith = (request: number, chosen: string, who: (typeof actors)[number]) =>
      markOf(one, card, { request, cause: chosen, who });
    for (const who of actors)
      expect([who, markWith(0, cause, who).who]).toEqual([who, named.includes(who)]);
    for (const entry of card.entries) expect(one.failed).toContain(entry);
    for (const chosen of one.choices)
      expect(markWith(0, chosen, 'you').cause).toBe(chosen === card.cause);
    // One answer at least is wrong, or the question asks nothing.
    expect(named.length).toBeGreaterThan(0);
    expect(named.length).toBeLessThan(actors.length);
    const wrong = { answer: { request: 0, cause: '', who: 'you' as const }, diagnosis: card };
    const none = { request: false, cause: false, who: false };
    const [lesson] = lessonsToRepeat([{ ...wrong, mark: none }]);
    if (lesson !== undefined)
      expect([lesson.cause.id, lesson.lesson.about.status]).toSatisfy(
        ([id, status]: readonly [string, number]) => id === cause || status === card.status,
      );
  });
});
