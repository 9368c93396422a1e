import type { CheckupAnswer } from './answer.ts';
import { type Check, type CheckExample, type ExampleAnswer, pathOf } from './check.ts';
import { evaluate } from './evaluate.ts';
import type { CheckLine } from './line.ts';

/** When the examples of checks are judged: what they call "today" is this day. */
const exampleTime = Date.UTC(2026, 10, 29, 12);

/** What a check says of one of its own examples. `checks`: those it may take names from. */
export function exampleLines(
  check: Check,
  { answer, beside = {} }: CheckExample,
  checks: readonly Check[],
): readonly CheckLine[] {
  const answers = [exampleAnswer(check, answer)];
  for (const [id, other] of Object.entries(beside)) {
    const from = checks.find((one) => one.id === id);
    if (from !== undefined) answers.push(exampleAnswer(from, other));
  }
  return evaluate(check, {
    answers: new Map(answers.map((one) => [one.address, one])),
    checks,
    now: exampleTime,
  });
}

function exampleAnswer(check: Check, example: ExampleAnswer): CheckupAnswer {
  return {
    address: pathOf(check),
    unanswered: null,
    status: example.status ?? 200,
    type: example.type ?? 'application/json; charset=utf-8',
    date: example.date ?? null,
    text: example.text ?? JSON.stringify(example.body),
    isCut: false,
    startedAt: exampleTime,
    duration: 40,
  };
}

/**
 * Whether an example comes out as it should: fine is nothing but fine, what is found are just its
 * outcomes, and what cannot be told claims nothing.
 */
export function isRight(
  kind: keyof Check['examples'],
  example: CheckExample,
  lines: readonly CheckLine[],
): boolean {
  const found = lines.flatMap(({ outcome }) => outcome ?? []);
  const isAsSaid = found.join(' ') === (example.found ?? []).join(' ');
  switch (kind) {
    case 'fine':
      return lines.every(({ state }) => state === 'fine');
    case 'found':
      return isAsSaid;
    case 'cannotTell':
      return isAsSaid && lines.every(({ state }) => state === 'unknown');
  }
}
