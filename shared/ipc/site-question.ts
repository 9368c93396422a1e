import { z } from 'zod';

/**
 * What a server asks before it answers, and only a person can say: a name and password (HTTP
 * sign-in), or which certificate of this computer to show. All words of the server are cut and are
 * text, never markup.
 */
const signInQuestionSchema = z.object({
  kind: z.literal('sign-in'),
  id: z.string(),
  /** Host and, where it is unusual, port. */
  server: z.string(),
  isProxy: z.boolean(),
  /** What the server calls the place, in its own words; null where it says nothing. */
  realm: z.string().nullable(),
  /** The last name and password were refused. */
  isAgain: z.boolean(),
});

const certificateQuestionSchema = z.object({
  kind: z.literal('certificate'),
  id: z.string(),
  server: z.string(),
  /** `until` in milliseconds since 1970. */
  certificates: z.array(z.object({ subject: z.string(), issuer: z.string(), until: z.number() })),
});

export const siteQuestionSchema = z.discriminatedUnion('kind', [
  signInQuestionSchema,
  certificateQuestionSchema,
]);
export type SiteQuestion = z.infer<typeof siteQuestionSchema>;

/** The person's answer; null is "none of it". `certificate` is a place in the question's list. */
export const siteAnswerSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('sign-in'),
      name: z.string().max(1000),
      password: z.string().max(1000),
    }),
    z.object({ kind: z.literal('certificate'), certificate: z.number().int().min(0) }),
  ])
  .nullable();
export type SiteAnswer = z.infer<typeof siteAnswerSchema>;
