import { z } from 'zod';
import { knownVendor } from '../rules/third-party.ts';
import { redactedSchema } from '../redact/redacted-schema.ts';
import {
  actorSchema,
  confidenceSchema,
  refuserSchema,
  signSchema,
  stepKindSchema,
} from '../rules/diagnosis-schema.ts';

/** What the history of fixes keeps, in one file of this user on this computer. */

const text = z.string().max(20_000);
const texts = z.array(text).max(400);
/** An earlier version may have called it by another of its names. */
const vendor = text.transform((name) => knownVendor(name) ?? name);
const stepSchema = z
  .object({
    id: text.optional(),
    text: redactedSchema,
    done: redactedSchema.exactOptional(),
    said: redactedSchema.exactOptional(),
    last: redactedSchema.exactOptional(),
    who: actorSchema,
    why: redactedSchema.nullable(),
    where: redactedSchema.nullable(),
    open: text.nullable(),
    minutes: z.number().nullable(),
    see: redactedSchema.nullable(),
    sign: signSchema.exactOptional(),
    planned: z.literal(true).exactOptional(),
    waits: z.literal(true).exactOptional(),
    outside: z.literal(true).exactOptional(),
    does: stepKindSchema.exactOptional(),
    perhaps: z.literal(true).exactOptional(),
    known: z.literal(true).exactOptional(),
  })
  // Records of an earlier version know a step by its text.
  .transform((step) => ({ ...step, id: step.id ?? step.text }))
  .readonly();

/**
 * The diagnosis as it was shown, so that its walkthrough can go on after a restart. Its requests
 * are gone by then.
 */
const rememberedSchema = z.object({
  cause: text,
  example: text.nullable(),
  status: z.number(),
  wireStatus: z.number().nullable(),
  refusedBy: refuserSchema,
  integration: vendor.nullable(),
  customOnly: z.boolean(),
  message: redactedSchema.nullable(),
  title: redactedSchema,
  summary: redactedSchema,
  confidence: confidenceSchema,
  entries: z.array(z.number()).max(0),
  steps: z.array(stepSchema).max(50),
  route: text,
  method: text,
  meaning: redactedSchema,
  reasons: z
    .array(
      z.object({
        place: z.number().optional(),
        text: redactedSchema,
        tell: redactedSchema.nullable(),
        steps: z.array(stepSchema).max(50),
      }),
    )
    .max(50)
    // Records of an earlier version have them in order, and do not say which were left out.
    .transform((reasons) => reasons.map((one, at) => ({ ...one, place: one.place ?? at }))),
  warnings: z.array(redactedSchema).max(400),
  verify: redactedSchema,
  // Records of an earlier version have it in `verify` alone.
  fixed: redactedSchema.nullable().default(null),
  ask: z.object({ who: actorSchema, subject: redactedSchema, text: redactedSchema }).nullable(),
  links: z.array(z.object({ text, url: text })).max(50),
  line: z.number().exactOptional(),
  origin: text,
  pace: z
    .object({
      batch: z.number().positive(),
      batchSource: text,
      wait: z.number().nonnegative(),
      waitSource: text,
    })
    .exactOptional(),
});

const pairs = texts.readonly();
const markSchema = z.object({
  target: text,
  asked: pairs,
  record: pairs,
  action: pairs,
  rest: z.number().nullable().default(null),
  visits: pairs.exactOptional(),
  named: pairs,
  free: text,
  given: pairs.nullable().default(null),
  rule: z.enum(['any', 'file', 'same', 'text', 'all']).default('any'),
  partial: z.boolean(),
  button: text.exactOptional(),
  way: text.exactOptional(),
  site: text.exactOptional(),
  page: text.exactOptional(),
});
const personSchema = z.object({
  agent: text.nullable(),
  user: text.nullable(),
  client: text.nullable(),
  name: text.nullable(),
});

const doerSchema = z.object({
  account: z.number().nullable(),
  person: personSchema.nullable(),
});

const runSchema = z.object({
  of: text,
  for: text,
  place: z.number().nullable(),
  ended: z.enum(['well', 'badly', 'unknown']),
  status: z.number().nullable(),
  site: text.exactOptional(),
});

const fingerprintSchema = z.object({
  cause: text,
  method: text,
  route: text,
  integration: vendor.nullable(),
  action: text.nullable(),
  status: z.number(),
  origin: text,
  elsewhere: z
    .array(z.object({ site: text, by: doerSchema.nullable() }))
    .max(50)
    .readonly()
    .exactOptional(),
  // Records of an earlier version do not say what was done: then nothing proves that it works.
  deeds: z.array(markSchema).max(2000).readonly().default([]),
  switches: texts,
  opens: z.literal(true).exactOptional(),
  page: text.nullable(),
  doer: doerSchema.nullable().default(null),
  by: doerSchema.nullable().default(null),
  anonymous: z.literal(true).exactOptional(),
  ofOthers: z.number().default(0),
  unkept: z.number().default(0),
  runs: z.array(runSchema).max(2000).readonly().default([]),
  line: z.number().exactOptional(),
  load: z
    .object({
      holds: z.enum(['file', 'text', 'nothing', 'unknown']),
      bytes: z.number().nullable(),
    })
    .exactOptional(),
});

/**
 * One try at a request: its status (null: no answer), when it began and how long it took, in
 * milliseconds, and the name of who sent it (null: not recorded, as in records of an earlier version).
 */
const trySchema = z.object({
  status: z.number().nullable(),
  at: z.number().nullable(),
  duration: z.number().nullable(),
  by: text.nullable().default(null),
});
export type Try = z.infer<typeof trySchema>;

/**
 * `fixed`: the same was seen to work; `said`: the user says that it works; `partly`: a part of what
 * failed was seen to; `unproved`: it was checked, and what came proves nothing.
 */
const outcomes = [
  'open',
  'fixed',
  'said',
  'same',
  'different',
  'partly',
  'unproved',
  'left',
] as const;

export const fixRecordSchema = z.object({
  id: z.string().min(1).max(100),
  /** diagnosisKey of the diagnosis. */
  key: text.transform((key) => {
    const parts = key.split('|');
    return parts.map((part, at) => (at === 3 ? (knownVendor(part) ?? part) : part)).join('|');
  }),
  source: z.enum(['live', 'file']),
  /** Host of the Halo, 'practice' for the practice Halo, or the name of the file. */
  place: text,
  /** Milliseconds since 1970. */
  startedAt: z.number(),
  changedAt: z.number(),
  outcome: z.enum(outcomes),
  /** The computer's name for the user who worked on it last; main fills it in. */
  who: z.string().max(200).nullable(),
  diagnosis: rememberedSchema,
  fingerprint: fingerprintSchema,
  answers: z.object({
    done: texts,
    notDone: texts,
    // An earlier version kept their words.
    ruledOut: z.array(z.number()).max(50).catch([]),
  }),
  /** Step.id of those that the traffic showed to be done. */
  seen: texts,
  before: trySchema.nullable(),
  after: trySchema.nullable(),
});
export type FixRecord = z.infer<typeof fixRecordSchema>;
