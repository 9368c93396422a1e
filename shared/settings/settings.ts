import { z } from 'zod';
import { learningSchema } from '../learn/progress.ts';
import { redactionSchema } from './own-redaction.ts';
import { isFeed } from './updates.ts';
import { windowPlaceSchema } from './window-place.ts';

/**
 * The version of this shape. Whoever changes what a field means adds a step to
 * shared/settings/steps.ts; a new field needs none.
 */
export const currentSchema = 2;

const themes = ['system', 'light', 'dark', 'high-contrast'] as const;
const densities = ['comfortable', 'compact'] as const;

const appearanceSchema = z.object({
  theme: z.enum(themes),
  density: z.enum(densities),
  zoom: z.number().int().min(50).max(300),
});

/**
 * In bytes: the largest content kept of an answer that is no failure, and what all captures
 * together may take before the oldest is offered. A capture is deleted so many days after it was
 * written to last; 0: never.
 */
const captureSchema = z.object({
  largestBody: z.number().int().min(0).max(20_000_000),
  storageLimit: z.number().int().min(50_000_000),
  keepDays: z.number().int().min(0).max(3650),
});

/** Where to look for newer versions; empty: nowhere, and nothing is ever asked. */
const updatesSchema = z.object({
  feed: z
    .string()
    .max(2000)
    .refine((feed) => feed === '' || isFeed(feed)),
});

/**
 * What the program remembers, in one file that only this user can read. Each group is one section
 * of the settings screen.
 */
export const settingsSchema = z.object({
  schema: z.literal(currentSchema),
  /** Addresses of the user's Halo instances, last used first. */
  addresses: z.array(z.string().max(2000)).max(20),
  appearance: appearanceSchema,
  capture: captureSchema,
  redaction: redactionSchema,
  updates: updatesSchema,
  learning: learningSchema,
  /** Where files from Halo are saved; null until the first one comes. */
  downloadFolder: z.string().max(4000).nullable(),
  /** Where the window stood; null before it was ever closed. */
  window: windowPlaceSchema.nullable(),
  /** Width of the guide beside Halo, in CSS pixels; null as the design has it. */
  guideWidth: z.number().min(200).max(2000).nullable(),
  /** Columns of the request table; null: the usual ones. */
  columns: z.array(z.string().max(40)).max(40).nullable(),
});
export type Settings = z.infer<typeof settingsSchema>;
/** Some groups, each whole. */
export const settingsChangeSchema = settingsSchema.omit({ schema: true }).partial();
export type SettingsChange = {
  readonly [K in keyof z.infer<typeof settingsChangeSchema>]: Settings[K] | undefined;
};
