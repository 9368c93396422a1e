import { z } from 'zod';
import { redactedSchema } from '../redact/redacted-schema.ts';
import { checkStates } from './check.ts';

/**
 * What is kept of a check-up to compare the next one with: which lines there were, no words of other
 * systems. Names stay, since they tell the lines apart; a name can be an address with a key in it.
 */
export const keptCheckupSchema = z.object({
  /** The origin of the Halo. */
  site: z.string().max(300),
  /** Milliseconds since 1970. */
  at: z.number(),
  lines: z
    .array(
      z.object({
        key: z.string().max(400),
        title: z.string().max(200),
        subject: redactedSchema.nullable(),
        state: z.enum(checkStates),
        outcome: z.string().max(100).nullable(),
        proof: z.record(z.string(), z.number().nullable()).nullable().default(null),
      }),
    )
    .max(2_000),
});
export type KeptCheckup = z.infer<typeof keptCheckupSchema>;
export type KeptLine = KeptCheckup['lines'][number];
