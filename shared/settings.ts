import { z } from 'zod';
import { learningSchema, noLearning } from './learning.ts';

/** What the program remembers, in one file that only this user can read. A field that does not fit falls back alone. */
export const settingsSchema = z.object({
  schema: z.literal(1).catch(1),
  /** Addresses of the user's Halo instances, last used first. */
  addresses: z.array(z.string()).max(20).catch([]),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  learning: learningSchema.catch(noLearning),
});
export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = { schema: 1, addresses: [], theme: 'system', learning: noLearning };
