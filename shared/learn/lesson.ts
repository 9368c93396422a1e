import { z } from 'zod';
import { actorSchema } from '../rules/diagnosis-schema.ts';

/**
 * A lesson is data: it names a scenario of the practice Halo and a cause, and says in which order
 * the learner meets them. What has to be pressed comes from the scenario, what it means from the
 * knowledge and the guide: a lesson repeats neither. The program's own lessons (resources/lessons/)
 * and a partner's are checked by this one schema.
 */

const text = z.string().trim().min(1).max(600);
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/**
 * A run of the scenario's actions; `from` and `to` count from 0, `to` is left out at the end.
 * `start` opens the scenario's first page.
 */
const partSchema = z.strictObject({
  of: z.enum(['start', 'provoke', 'mend', 'repeat']),
  from: z.number().int().min(0).optional(),
  to: z.number().int().min(1).optional(),
});
export type LessonPart = z.infer<typeof partSchema>;

const choiceSchema = z.strictObject({ id, text, right: z.boolean(), feedback: text });
export type LessonChoice = z.infer<typeof choiceSchema>;

/** The event that ends a step. Nothing else does: a step has no "Next". */
const expectSchema = z.discriminatedUnion('event', [
  /** The scenario's failure happens. */
  z.strictObject({ event: z.literal('failure') }),
  /** A request is answered without an error: what mends the reason. */
  z.strictObject({
    event: z.literal('request'),
    method: z.string().min(3).max(10),
    path: z.string().startsWith('/').max(300),
  }),
  /** The request that failed is tried again and works. */
  z.strictObject({ event: z.literal('success') }),
  /** The Requests tab is looked at. */
  z.strictObject({ event: z.literal('requests') }),
  /** The failed request is picked from the list. */
  z.strictObject({ event: z.literal('selected') }),
  /** A tab of the request's details is looked at. */
  z.strictObject({
    event: z.literal('details'),
    tab: z.enum(['headers', 'preview', 'payload', 'response', 'timing', 'cookies']),
  }),
  /** The program's own answer is looked at. */
  z.strictObject({
    event: z.literal('screen'),
    screen: z.enum(['results', 'walkthrough', 'compare']),
  }),
  /** A check-up reads this check, and something in it is broken, or nothing is any more. */
  z.strictObject({ event: z.literal('checkup'), check: id, state: z.enum(['broken', 'fine']) }),
  /** A question is answered: what the status means, who can mend it, or the lesson's own. */
  z.discriminatedUnion('ask', [
    z.strictObject({ event: z.literal('answer'), ask: z.literal('status') }),
    z.strictObject({ event: z.literal('answer'), ask: z.literal('who') }),
    z.strictObject({
      event: z.literal('answer'),
      ask: z.literal('own'),
      question: text,
      choices: z.array(choiceSchema).min(2).max(6),
    }),
  ]),
]);
export type Expect = z.infer<typeof expectSchema>;

/** What can go wrong at a step. */
const wrongs = [
  'other-failure',
  'worked',
  'elsewhere',
  'too-early',
  'different',
  'other-request',
  'other-tab',
  'other-screen',
  'wrong-answer',
] as const;
export type Wrong = (typeof wrongs)[number];

const lessonStepSchema = z.strictObject({
  id,
  /** What to do; the program's own words for this event where left out. */
  text: text.optional(),
  who: actorSchema.optional(),
  expect: expectSchema,
  /** The scenario's actions that lead there: shown one by one, and done by "Show me". */
  play: z.array(partSchema).min(1).max(4).optional(),
  /** What to say to a wrong action; the program's own words where left out. */
  nudge: z
    .array(z.strictObject({ when: z.enum(wrongs), text }))
    .max(9)
    .optional(),
  hint: text.optional(),
});
export type LessonStep = z.infer<typeof lessonStepSchema>;

export const lessonSchema = z.strictObject({
  schema: z.literal(1),
  id,
  /** Place in the list, least first. */
  place: z.number().int().min(0).max(10_000),
  title: text,
  intro: text,
  /** Who wrote it; shown beside a partner's lesson. */
  by: z.string().trim().min(1).max(60).optional(),
  minutes: z.number().int().min(1).max(60),
  /** What it is about: `example` is the guide's worked example. */
  about: z.strictObject({
    cause: z.string().min(1),
    status: z.number().int(),
    example: z.string().optional(),
  }),
  scenario: z.string().min(1),
  /** What to take along, said at the end. */
  lesson: text,
  steps: z.array(lessonStepSchema).min(1).max(12),
});
export type Lesson = z.infer<typeof lessonSchema>;
