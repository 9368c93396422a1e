import { z } from 'zod';
import { checkSchema } from '../checkup/check.ts';
import { causeSchema } from '../rules/cause.ts';

/**
 * What a pack may hold at most. Far above any pack that people write, and low enough that checking
 * one stays short.
 */
export const limits = {
  /** Characters of a file. */
  file: 1_000_000,
  causes: 100,
  /** Examples of all causes together. */
  examples: 1_000,
  /** Phrases of all causes together. */
  phrases: 3_000,
  /** Levels of brackets in the file. */
  depth: 30,
  /** Characters of one text that a person reads. */
  text: 4_000,
} as const;

/** Who made a pack. Its name is what the window shows as the origin of a diagnosis. */
const packHeadSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  version: z.string().trim().min(1).max(40),
  by: z.string().trim().min(1).max(120),
  note: z.string().max(500).optional(),
});
export type PackHead = z.infer<typeof packHeadSchema>;

/**
 * A rule pack: causes, and checks of a check-up, that a partner or a support desk adds, in the same
 * form as the built-in ones. One that is used holds at least one of either.
 */
export const packSchema = z.strictObject({
  schema: z.literal(1),
  pack: packHeadSchema,
  causes: z.array(causeSchema).default([]),
  /** What a check-up looks at beside the built-in checks. */
  checks: z.array(checkSchema).max(25).optional(),
});
export type Pack = z.infer<typeof packSchema>;
