import { z } from 'zod';
import { actors, type Actor } from '../rules/diagnosis.ts';
import type { Cause } from '../rules/cause.ts';

/**
 * A row of the guide's table of statuses, in our own words. One file,
 * resources/guide/statuses.json, holds them all.
 */
const guideStatusSchema = z.strictObject({
  status: z.number().int(),
  name: z.string().min(1),
  /** What the standard and the vendor's guide call it, for those who know or search that word. */
  official: z.string().min(1),
  /** The guide's blue rows: only custom integrations and runbooks cause it. */
  customOnly: z.boolean(),
  meaning: z.string().min(1),
  inHalo: z.string().min(1),
  /** What to say to somebody who takes another status for this one. */
  not: z.string().min(1),
});
export type GuideStatus = z.infer<typeof guideStatusSchema>;

/** The table of statuses from its file. @throws ZodError where it is none */
export function readGuide(data: unknown): readonly GuideStatus[] {
  return z.array(guideStatusSchema).parse(data);
}

/**
 * Who can mend a cause, as its card names them: whoever has a step, and whoever is asked for help.
 * In the order of the one list of actors.
 */
export function mendersOf(cause: Cause): readonly Actor[] {
  const named = new Set([...cause.steps.map(({ who }) => who), cause.ask?.who]);
  return actors.filter((actor) => named.has(actor));
}
