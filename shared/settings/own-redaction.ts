import { z } from 'zod';

export const wordsSchema = z.array(z.string().min(3).max(200)).max(200);
/** Of headers, fields and parameters. */
export const namesSchema = z.array(z.string().min(1).max(100)).max(200);

/**
 * What redaction does beyond its own rules. A word is taken out wherever it stands, whatever its
 * case; of a name the value always goes.
 */
export const redactionSchema = z.object({
  keepPersonal: z.boolean(),
  words: wordsSchema,
  names: namesSchema,
});
