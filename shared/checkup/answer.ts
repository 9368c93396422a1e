import { z } from 'zod';

/** Why an address was not answered at all. */
const unansweredSchema = z.enum([
  'no-answer', // the connection failed
  'too-slow', // the time was up
  'cancelled',
  'limit', // not asked any more, because Halo's limit was reached
  'left', // the page was left, or is not Halo's any more
]);
export type Unanswered = z.infer<typeof unansweredSchema>;

/** What came back from one address of a check-up. */
export const checkupAnswerSchema = z.object({
  /** Below the origin: `/api/Webhook?type=0`. */
  address: z.string(),
  /** null where something answered. */
  unanswered: unansweredSchema.nullable(),
  /** HTTP status; 0 where nothing answered. */
  status: z.number().int(),
  /** `Content-Type`, lower case; '' where unknown. */
  type: z.string(),
  /** The `Date` header as written; null where there is none. */
  date: z.string().nullable(),
  text: z.string(),
  /** Only the first part of the answer is here. */
  isCut: z.boolean(),
  /** Milliseconds since 1970, and how long it took. */
  startedAt: z.number(),
  duration: z.number(),
});
export type CheckupAnswer = z.infer<typeof checkupAnswerSchema>;

/** By address. */
export type CheckupAnswers = ReadonlyMap<string, CheckupAnswer>;
