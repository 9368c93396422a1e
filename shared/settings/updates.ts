import { z } from 'zod';
import { namesSchema, wordsSchema } from './own-redaction.ts';

/**
 * How it stands with a newer version. `off`: nobody set a feed, so nothing is asked. `found`: it is
 * there, but this kind of package is not ours to replace. `ready`: it is here, and takes its place
 * when the program ends.
 */
export const updateStateSchema = z.object({
  kind: z.enum(['off', 'looking', 'newest', 'found', 'loading', 'ready', 'unreachable', 'damaged']),
  /** The newer version, where one is known. */
  version: z.string().nullable(),
  /** True where whoever manages this computer decided about the feed. */
  isManaged: z.boolean(),
  feed: z.string(),
});
export type UpdateState = z.infer<typeof updateStateSchema>;

/**
 * True for an address that versions may come from: https, or this machine itself. Without https
 * anyone on the way could hand out a version.
 */
export function isFeed(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname))
  );
}

/**
 * What whoever manages a computer may decide for all who use it: `policy.json` beside the program.
 * An empty feed switches updates off for good. A name that is not known fails: it may be a
 * misspelt one that was meant to close something. Names are in small letters here.
 */
export const policySchema = z.strictObject({
  updates: z
    .strictObject({
      feed: z
        .string()
        .max(2000)
        .refine((feed) => feed === '' || isFeed(feed)),
    })
    .optional(),
  /** What is taken out of all that is shared: what is named here is no longer up to the user. */
  redaction: z
    .strictObject({
      keeppersonal: z.boolean().optional(),
      keeptenant: z.boolean().optional(),
      copysecrets: z.boolean().optional(),
      words: wordsSchema.optional(),
      names: namesSchema.optional(),
    })
    .optional(),
});
export type Policy = z.infer<typeof policySchema>;
