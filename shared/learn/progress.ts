import { z } from 'zod';

const lessonProgressSchema = z.object({
  /** Steps that were reached, in order. */
  done: z.array(z.string().max(60)).max(12),
  /** Milliseconds since 1970; null while the lesson is not finished. */
  finishedAt: z.number().nullable(),
});

const examRecordSchema = z.object({
  /** What the exam was made from: the same seed gives the same failures. */
  seed: z.number().int(),
  at: z.number(),
  points: z.number().int().min(0),
  of: z.number().int().positive(),
});
export type ExamRecord = z.infer<typeof examRecordSchema>;

/** Lessons of partners that the program keeps. */
export const mostAdded = 50;

/** What the program remembers of a learner. Everything stays on this computer. */
export const learningSchema = z.object({
  /** By the id of the lesson. */
  lessons: z.record(z.string().max(80), lessonProgressSchema).catch({}),
  /** Last one first. */
  exams: z.array(examRecordSchema).max(50).catch([]),
  /** Lessons that the trainer chose; null where all are shown. */
  chosen: z.array(z.string().max(80)).max(200).nullable().catch(null),
  /** Lessons of a partner's files, as they were read; they are checked again when they are used. */
  added: z.array(z.unknown()).max(mostAdded).catch([]),
  /** Name for the certificate. */
  learner: z.string().max(80).catch(''),
});
export type Learning = z.infer<typeof learningSchema>;
