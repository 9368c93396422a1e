import { z } from 'zod';
import { type Condition, conditionSchemaOf } from '../rules/cause.ts';
import { actorSchema } from '../rules/diagnosis-schema.ts';

/**
 * A check is data: one JSON file in resources/checks/ (or a part of a rule pack) says which address
 * of Halo is read, where the rows are in its answer, and what in them is fine and what is not. No
 * code runs from it. Nothing but a GET under `/api/` of the Halo that is open can be said in it: it
 * has no place for a method, a host, a body or a header.
 */

/** What a check-up looks at, in the order of the screen. */
export const checkGroups = [
  'halo',
  'you',
  'integrations',
  'schedules',
  'webhooks',
  'runbooks',
  'mail',
  'accounts',
] as const;
export type CheckGroup = (typeof checkGroups)[number];

/** `look`: worth a look, nothing has to be wrong. `unknown`: it cannot be told, and why is said. */
export const checkStates = ['broken', 'look', 'unknown', 'fine'] as const;
export type CheckState = (typeof checkStates)[number];

/**
 * How a field is read. `date` is an ISO 8601 time, UTC where it names no zone; conditions ask for it
 * as `field.daysAgo` and `field.daysLeft`. `version` begins with two numbers ("2.236.133"), asked
 * for as `field.number` (2236). `address` is a web address, asked for as `field.host` and
 * `field.route`, its path without ids.
 */
const fieldTypeSchema = z.enum(['text', 'number', 'flag', 'date', 'version', 'address']);
export type FieldType = z.infer<typeof fieldTypeSchema>;

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const fieldSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/);
/** A field, one of its readings, or what is counted; which of them exist is checked below. */
const factSchema = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,59}(\.[a-zA-Z]{1,20})?$/);
const conditionSchema = conditionSchemaOf(factSchema);
export type CheckCondition = Condition<string>;

const wordsSchema = z.string().min(1).max(400);
/**
 * A sentence; `{fact}` stands for a fact of the row. Where one is unknown, `otherwise` is said in
 * its place. `one` and `other` are said of one and of several; what is counted is `count`, or the
 * fact that `of` names.
 */
const sentenceSchema = z.union([
  wordsSchema,
  z.strictObject({ text: wordsSchema, otherwise: wordsSchema }),
  z.strictObject({
    one: wordsSchema,
    other: wordsSchema,
    of: factSchema.optional(),
    otherwise: wordsSchema.optional(),
  }),
]);
export type CheckSentence = z.infer<typeof sentenceSchema>;

const addressSchema = z.strictObject({
  /** `/api/Webhook`: one resource, at most one word behind it, never a number of a record. */
  path: z.string().regex(/^\/api\/[A-Za-z]{2,60}(\/[a-z]{2,30})?$/),
  query: z
    .record(z.string().regex(/^[a-z_]{2,40}$/), z.string().regex(/^[A-Za-z0-9_-]{1,40}$/))
    .optional(),
});

const outcomeSchema = z.strictObject({
  id: idSchema,
  state: z.enum(checkStates),
  when: conditionSchema,
  says: sentenceSchema,
  /**
   * The explanation it leads to: the id of a cause; `by-words` asks the causes themselves about the
   * words of the row, as if the failure had just been seen.
   */
  cause: idSchema.optional(),
  /**
   * Fields of which one must have grown until it counts as mended: a later run, a sign-in that lasts
   * longer. An error that is shown no more may only have been cleared. None of them: no later row
   * proves it, for it is about another record. Left out where a row that is fine is proof.
   */
  proof: z.array(fieldSchema).max(5).optional(),
  /** What to try, where no cause says it. */
  try: z.string().min(1).max(400).optional(),
  who: actorSchema.optional(),
});
export type CheckOutcome = z.infer<typeof outcomeSchema>;

/** An answer of an example: `body` as JSON, or `text` as it stands. */
const exampleAnswerSchema = z.strictObject({
  status: z.number().int().optional(),
  type: z.string().optional(),
  body: z.json().optional(),
  text: z.string().optional(),
  /** The `Date` header. */
  date: z.string().optional(),
});
export type ExampleAnswer = z.infer<typeof exampleAnswerSchema>;

const exampleSchema = z.strictObject({
  name: z.string().min(1),
  answer: exampleAnswerSchema,
  /** Answers of other checks that this one takes names from, by their ids. */
  beside: z.record(idSchema, exampleAnswerSchema).optional(),
  /** Ids of the outcomes that are found, worst first; left out where there is none. */
  found: z.array(idSchema).optional(),
});
export type CheckExample = z.infer<typeof exampleSchema>;

const shape = {
  schema: z.literal(1),
  /** The file's name without .json. */
  id: idSchema,
  group: z.enum(checkGroups),
  title: z.string().min(1).max(80),
  /** What is read, for the person who decides whether to start. */
  reads: z.string().min(1).max(200),
  address: addressSchema,
  /** `record`: the answer is one row. `list`: it is a list, bare or under one of the names. */
  answer: z.enum(['record', 'list']),
  rows: z.array(fieldSchema).max(10).optional(),
  /** Fields that are read. Any other type than the one named makes a row unreadable. */
  fields: z.record(fieldSchema, fieldTypeSchema),
  /** Fields without a value in which a row is of no known shape. */
  needs: z.array(fieldSchema).min(1).max(10),
  /** Fields that must stand in a row, also where they hold nothing. */
  keys: z.array(fieldSchema).max(10).optional(),
  /** What the row is called: the first of these that is known. */
  name: z.array(factSchema).max(5).optional(),
  /** The name may be a person's: it stays on this computer. */
  personal: z.boolean().optional(),
  /** Rows with the same value here tell of one thing, and the newest decides. */
  one: z.array(factSchema).max(3).optional(),
  /** What tells the newest: a date or a number that grows. */
  newest: fieldSchema.optional(),
  /** Only rows of which this holds count. */
  only: conditionSchema.optional(),
  /** Rows older than so many days, by `newest`, are history. */
  days: z.number().int().min(1).max(90).optional(),
  /** True where the rest may be wrong although the first rows are not: then all must be read. */
  whole: z.boolean().optional(),
  /** Facts taken from the row of another check's answer whose `is` has the value of `field`. */
  join: z
    .strictObject({
      from: idSchema,
      field: fieldSchema,
      is: fieldSchema,
      take: z.record(fieldSchema, fieldSchema),
    })
    .optional(),
  /** The other system's own words. */
  words: fieldSchema.optional(),
  /** Which status the other system gave. */
  status: fieldSchema.optional(),
  /** Who the other system is: named in a field, by the host of an address in one, or always. */
  integration: z
    .union([
      z.strictObject({ field: factSchema }),
      z.strictObject({ host: fieldSchema }),
      z.strictObject({ is: z.string().min(1).max(60) }),
    ])
    .optional(),
  /** Since when it is so. */
  since: fieldSchema.optional(),
  /** Of several that hold the first counts. A row of which none holds is fine. */
  outcomes: z.array(outcomeSchema).max(20),
  fine: sentenceSchema,
  /** Said of each thing that is fine, in a line of its own; else all are counted in one line. */
  each: sentenceSchema.optional(),
  /** Said of a list without rows. */
  none: z.string().min(1).max(200).optional(),
  /** Few have this: it gives way to the checks of rule packs. */
  seldom: z.literal(true).optional(),
  examples: z.strictObject({
    fine: z.array(exampleSchema).min(1),
    found: z.array(exampleSchema).min(1),
    cannotTell: z.array(exampleSchema).min(1),
  }),
} as const;

/** What conditions may ask of the answer itself. */
const answerFacts = ['answer.status', 'answer.clockAhead'] as const;
/** What is counted over the rows of one thing. */
const countedFacts = ['count', 'left', 'subject', 'words'] as const;
const readings = ['daysAgo', 'daysLeft', 'number', 'known', 'host', 'route'] as const;

export const checkSchema = z.strictObject(shape).superRefine((check, context) => {
  const joined = Object.keys(check.join?.take ?? {});
  const known = new Set<string>([
    ...Object.keys(check.fields),
    ...Object.keys(check.fields).flatMap((field) => readings.map((name) => `${field}.${name}`)),
    ...joined,
    ...answerFacts,
    ...countedFacts,
  ]);
  const asked = [
    ...check.outcomes.flatMap(({ when }) => factsIn(when)),
    ...(check.only === undefined ? [] : factsIn(check.only)),
    ...(check.name ?? []),
    ...(check.one ?? []),
    ...check.needs,
    ...(check.keys ?? []),
    ...check.outcomes.flatMap(({ proof = [] }) => proof),
    ...[check.words, check.status, check.since, check.newest, check.join?.field].filter(
      (name) => name !== undefined,
    ),
  ];
  for (const name of asked)
    if (!known.has(name))
      context.addIssue({ code: 'custom', path: ['fields'], message: `no field is called ${name}` });
  if (check.answer === 'list' && check.none === undefined)
    context.addIssue({ code: 'custom', path: ['none'], message: 'a list may be empty: say so' });
});
/** `origin`: the name of the rule pack that it comes from; left out where it is built in. */
export type Check = z.infer<typeof checkSchema> & { readonly origin?: string };

function factsIn(condition: CheckCondition): readonly string[] {
  if ('all' in condition) return condition.all.flatMap(factsIn);
  if ('any' in condition) return condition.any.flatMap(factsIn);
  if ('not' in condition) return factsIn(condition.not);
  return [condition.fact];
}

/** The address of a check below the origin: `/api/Webhook?type=0`. */
export function pathOf({ address }: Pick<Check, 'address'>): string {
  const query = Object.entries(address.query ?? {}).map(([name, value]) => `${name}=${value}`);
  return query.length === 0 ? address.path : `${address.path}?${query.join('&')}`;
}

/**
 * Checks the built-in checks: file name → parsed JSON. A file that does not fit throws, naming the
 * file and the place in it: that is a bug of ours.
 */
export function builtInChecks(files: Readonly<Record<string, unknown>>): readonly Check[] {
  return Object.entries(files).map(([name, data]) => {
    const parsed = checkSchema.safeParse(data);
    if (!parsed.success)
      throw new Error(
        `${name}: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
      );
    return parsed.data;
  });
}

/** The same of files that were checked when the program was built. */
export function shippedChecks(files: Readonly<Record<string, unknown>>): readonly Check[] {
  return Object.values(files).map((data) => data as Check); // checked, see above
}
