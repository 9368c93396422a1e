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
export type OwnRedaction = z.infer<typeof redactionSchema>;

/**
 * What a company decides about redaction for all who use a computer. Null: it is up to the user.
 * Words and names come to those of the user's own, and cannot be removed.
 */
export const redactionLockSchema = z.object({
  keepPersonal: z.boolean().nullable(),
  keepTenant: z.boolean().nullable(),
  /** False: nothing is copied or written with its secrets in it, whoever asks for it. */
  copySecrets: z.boolean(),
  words: wordsSchema,
  names: namesSchema,
});
export type RedactionLock = z.infer<typeof redactionLockSchema>;
