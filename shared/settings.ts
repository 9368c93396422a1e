import { z } from 'zod';
import { learningSchema, noLearning } from './learning.ts';

/** In bytes: the largest content kept of an answer that is no failure, and what all captures together may take before the oldest is offered. */
const captureSettingsSchema = z.object({ largestBody: z.number().int().min(0).max(20_000_000), storageLimit: z.number().int().min(50_000_000) });
const defaultCapture: z.infer<typeof captureSettingsSchema> = { largestBody: 2_000_000, storageLimit: 2_000_000_000 };

/** What the program remembers, in one file that only this user can read. A field that does not fit falls back alone. */
export const settingsSchema = z.object({
  schema: z.literal(1).catch(1),
  /** Addresses of the user's Halo instances, last used first. */
  addresses: z.array(z.string()).max(20).catch([]),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  capture: captureSettingsSchema.catch(defaultCapture),
  learning: learningSchema.catch(noLearning),
});
export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = { schema: 1, addresses: [], theme: 'system', capture: defaultCapture, learning: noLearning };
