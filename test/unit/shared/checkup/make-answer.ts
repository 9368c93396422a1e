import type { CheckupAnswer } from '../../../../shared/checkup/answer.ts';

/** When made answers came: noon of the day that examples call "today". */
export const now = Date.UTC(2026, 10, 29, 12);

/** An answer in JSON, as Halo gives it. */
export const answerOf = (
  address: string,
  body: unknown,
  changes: Partial<CheckupAnswer> = {},
): CheckupAnswer => ({
  address,
  unanswered: null,
  status: 200,
  type: 'application/json',
  date: null,
  text: JSON.stringify(body),
  isCut: false,
  startedAt: now,
  duration: 40,
  ...changes,
});
