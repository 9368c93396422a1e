import { z } from 'zod';
import {
  actorSchema,
  confidenceSchema,
  refuserSchema,
  signSchema,
  stepKindSchema,
} from './diagnosis-schema.ts';

/**
 * A cause is data: one JSON file in resources/knowledge/ (or in a rule pack) says how to recognise
 * it, what to say, what to do and by whom, how to verify, and gives examples. No code runs from it.
 * The program's own causes and a partner's are checked by this one schema.
 */

/**
 * Facts a condition may ask about; shared/rules/facts.ts computes them. A fact can be unknown
 * (null): then a test on it is neither true nor false, and the cause "cannot tell".
 */
export const factNames = [
  'status', // effective status: the third party's own where Halo wraps it; 0 where no response came
  'wireStatus', // the status on the wire; unknown for text
  'method',
  'route', // path with its ids taken out, lower case
  'area', // what the route belongs to: see areas
  'halo', // true where the address is the Halo instance's
  'refusedBy', // who said no
  'integration', // third party's display name
  'message', // the server's words as plain text
  'failure', // kind of missing response: see failures
  'answer', // shape of the body: json, html, text, empty, missing
  'signIn', // sign-in over time: working, ended, never, unknown
  'signInLeftOut', // true where it carried no sign-in, while that of the page goes on working; else unknown
  'othersSucceed', // other Halo calls with the same sign-in succeed around it
  'retrySucceeded', // the same request succeeded later
  'rateLimitProblem', // X-Rate-Limit-Problem: minute, day, concurrent …
  'retryAfter', // seconds, from Retry-After or from the text
  'limit', // the limit the text names, calls
  'duration', // milliseconds
  'server', // what answered: halo, proxy, unknown
  'portal', // true in the self-service portal
  'hidden', // true where the failure stands inside an answer that says it succeeded
  'signInSeen', // true where the recording shows the sign-in that the request carried; else unknown
  'source', // traffic (live, HAR) or text (a pasted message or log line)
  'form', // how the words stand in the answer: fields (field → messages), exception, words, page, other, none
  'kind', // what the browser loaded: document, script, stylesheet, xhr, fetch …; unknown for text
  'account', // who is signed in: application (client credentials) or person
  'scope', // the token that the request carries was asked with a scope: given or missing
  'row', // what the failure is a row of, inside a success: runbook, webhook, schedule, log, or what a check-up found
  'repeated', // the very same request failed the same way again
  'failing', // a pasted text that tells of a failure in words
] as const;
const factNameSchema = z.enum(factNames);
export type FactName = z.infer<typeof factNameSchema>;

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/**
 * `says`: any of these phrases occurs in the text. A phrase is plain words, compared without case,
 * punctuation or runs of white space; `…` inside a phrase stands for up to 80 characters. There are
 * no regular expressions: matching is linear in the input.
 */
export type Condition<Name extends string = FactName> =
  | { readonly fact: Name; readonly is: string | number | boolean }
  | { readonly fact: Name; readonly in: readonly (string | number | boolean)[] }
  | { readonly fact: Name; readonly says: readonly string[] }
  | { readonly fact: Name; readonly startsWith: readonly string[] }
  | { readonly fact: Name; readonly from: number; readonly to: number }
  | { readonly fact: Name; readonly known: boolean }
  | { readonly all: readonly Condition<Name>[] }
  | { readonly any: readonly Condition<Name>[] }
  | { readonly not: Condition<Name> };

/** The one language of conditions, over whatever names there are to ask about. */
export function conditionSchemaOf<Name extends string>(
  fact: z.ZodType<Name>,
): z.ZodType<Condition<Name>> {
  const schema: z.ZodType<Condition<Name>> = z.lazy(() =>
    z.union([
      z.strictObject({ fact, is: scalar }),
      z.strictObject({ fact, in: z.array(scalar).min(1) }),
      z.strictObject({ fact, says: z.array(z.string().min(2)).min(1) }),
      z.strictObject({ fact, startsWith: z.array(z.string().min(1)).min(1) }),
      z.strictObject({ fact, from: z.number(), to: z.number() }),
      z.strictObject({ fact, known: z.boolean() }),
      z.strictObject({ all: z.array(schema).min(1) }),
      z.strictObject({ any: z.array(schema).min(1) }),
      z.strictObject({ not: schema }),
    ]),
  );
  return schema;
}

const conditionSchema = conditionSchemaOf(factNameSchema);

const wordsSchema = z.string().min(1);
/**
 * A text; `{name}` stands for a placeholder of shared/rules/placeholders.ts. A text whose
 * placeholder is unknown is left out in favour of `otherwise`, where one is given: that may once
 * more have an `otherwise`, for a text that names two things of which one may be known alone.
 */
const textSchema = z.union([
  wordsSchema,
  z.strictObject({
    text: wordsSchema,
    otherwise: z.union([
      wordsSchema,
      z.strictObject({ text: wordsSchema, otherwise: wordsSchema }),
    ]),
  }),
]);
export type Text = z.infer<typeof textSchema>;

const stepSchema = z.strictObject({
  text: textSchema,
  /** How it is told once it was done, where `text` says when it is to be done. */
  done: textSchema.optional(),
  /**
   * How the user says that they did it, where nothing is changed by it: the main button says so in
   * place of speaking of a change.
   */
  said: textSchema.optional(),
  /** How it is told where one request is left to send after a limit: then no number is needed. */
  last: textSchema.optional(),
  who: actorSchema,
  why: textSchema.optional(),
  /** Menu path in Halo. */
  where: textSchema.optional(),
  /** One click in the embedded browser: a page that placeholders can name. */
  open: z
    .enum([
      'report-without-loading',
      'failed-page',
      'halo-home',
      'integration-page',
      'ticket',
      'agents',
      'roles',
      'api-applications',
    ])
    .optional(),
  minutes: z.number().int().positive().optional(),
  see: textSchema.optional(),
  /** What in the traffic ticks the step by itself; nothing where left out. */
  sign: signSchema.optional(),
  /** A wait that the window's plan of groups counts down: it is left out where that plan stands. */
  planned: z.literal(true).optional(),
  /** Time is to pass, and nothing is changed by it. */
  waits: z.literal(true).optional(),
  /** It is done outside Halo, where nothing of it is seen. */
  outside: z.literal(true).optional(),
  /**
   * `looks`: nothing is changed by it; `tries`: what failed is done again, which shows if it works.
   * A step that mends has neither.
   */
  does: stepKindSchema.optional(),
  /** It is for some cases only, as its text says: nobody has to do it. */
  perhaps: z.literal(true).optional(),
  /**
   * What it would find stands in the failure already where this holds: the condition, or that the
   * names in this text are known (`filled`), or are not (`unfilled`).
   */
  known: z
    .union([
      z.strictObject({ filled: z.string().min(3) }),
      z.strictObject({ unfilled: z.string().min(3) }),
      conditionSchema,
    ])
    .optional(),
  /** The step is shown only where this holds. */
  when: conditionSchema.optional(),
});

const reasonSchema = z.strictObject({
  text: textSchema,
  tell: textSchema.optional(),
  steps: z.array(stepSchema).optional(),
  when: conditionSchema.optional(),
  /**
   * What `tell` speaks of shows in the failure itself: where this holds, the reason comes before
   * those of which nothing shows.
   */
  seen: conditionSchema.optional(),
});

/** With `when` it is shown only where that holds. */
const warningSchema = z.union([
  textSchema,
  z.strictObject({ text: textSchema, when: conditionSchema }),
]);
export type Warning = z.infer<typeof warningSchema>;

/**
 * A small HAR-like exchange for the cause's own examples; what is left out gets harmless values.
 */
const exampleExchangeSchema = z.strictObject({
  method: z.string().optional(),
  url: z.string().optional(),
  status: z.number().optional(),
  mimeType: z.string().optional(),
  body: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  requestBody: z.string().optional(),
  requestHeaders: z.record(z.string(), z.string()).optional(),
  failure: z.string().optional(),
  corsError: z.string().optional(),
  resourceType: z.string().optional(),
  /** Milliseconds it took. */
  duration: z.number().optional(),
  /** A pasted line instead of a request. */
  text: z.string().optional(),
});
export type ExampleExchange = z.infer<typeof exampleExchangeSchema>;

/** `exchanges` in order of time; the cause must (or must not) be diagnosed for the whole. */
const causeExampleSchema = z.strictObject({
  name: z.string().min(1),
  exchanges: z.array(exampleExchangeSchema).min(1),
});

/**
 * A public page, and what the cause's texts take from it: menu paths, numbers and permissions, each
 * as it stands in them.
 */
const sourceSchema = z.strictObject({
  of: z.array(z.string().min(2)).min(1),
  url: z.url({ protocol: /^https$/ }),
});

export const causeSchema = z.strictObject({
  schema: z.literal(1),
  /** The file's name without .json. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** Statuses it explains, for the reference; [0] where no response comes. */
  statuses: z.array(z.number().int()).min(1),
  /** The guide's blue rows: only custom integrations and runbooks cause it. */
  customOnly: z.boolean(),
  /**
   * Of several causes that match one exchange the highest wins. 0 to 100; catch-alls below 20,
   * worked examples above 60.
   */
  weight: z.number().int().min(0).max(100),
  match: conditionSchema,
  /** First that holds; `likely` where none does. */
  confidence: z.array(z.strictObject({ when: conditionSchema, is: confidenceSchema })).optional(),
  /** Who refused; the fact refusedBy where left out. */
  refusedBy: refuserSchema.optional(),
  /**
   * `site`: the cause explains every failure it matches at once (an ended sign-in), so all of them
   * are one diagnosis; otherwise there is one diagnosis for each route and integration.
   */
  spans: z.enum(['route', 'site']).optional(),
  /** The guide's worked examples this cause carries. */
  guide: z.array(z.strictObject({ id: z.string(), when: conditionSchema })).optional(),
  title: textSchema,
  /** What happened, one or two sentences. */
  happened: textSchema,
  /** What it means for the user. */
  meaning: textSchema,
  reasons: z.array(reasonSchema).min(1),
  steps: z.array(stepSchema).min(1).max(12),
  /** How to do again what failed. */
  verify: textSchema,
  /** By what it is seen that it worked, as a sentence that stands alone or behind `verify`. */
  fixed: textSchema.optional(),
  /** What to send to whom if it is not the user's to mend. */
  ask: z.strictObject({ who: actorSchema, subject: textSchema, text: textSchema }).optional(),
  /** Known dead ends. */
  warnings: z.array(warningSchema).optional(),
  /** Documented pages only. */
  links: z
    .array(z.strictObject({ text: z.string().min(1), url: z.url({ protocol: /^https$/ }) }))
    .optional(),
  /** Where the claims of the texts come from. For whoever maintains the file: no screen shows it. */
  sources: z.array(sourceSchema).optional(),
  examples: z.strictObject({
    match: z.array(causeExampleSchema).min(1),
    noMatch: z.array(causeExampleSchema).min(1),
    /**
     * The facts do not suffice: the cause must not claim to be certain, or must not match at all.
     */
    cannotTell: z.array(causeExampleSchema).min(1),
  }),
});
export type Cause = z.infer<typeof causeSchema>;
export type CauseStep = z.infer<typeof stepSchema>;

/** Values of the fact `area`. */
const areas = [
  'report',
  'ticket',
  'action',
  'approval',
  'integration',
  'token',
  'invoice',
  'asset',
  'user',
  'mailbox',
  'sign-in', // a page where somebody signs in
  'file', // a script or style sheet of the page
  'page',
  'other',
] as const;
export type Area = (typeof areas)[number];

/** Values of the fact `failure`. */
const failures = [
  'offline',
  'dns',
  'refused',
  'reset',
  'tls',
  'cors',
  'local-network', // Chromium 142 and newer let nobody reach this computer or its network unasked
  'blocked-by-client',
  'mixed-content',
  'timed-out',
  'cut-short',
  'too-many-redirects',
  'aborted',
  'other',
] as const;
export type FailureKind = (typeof failures)[number];
