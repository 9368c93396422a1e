import { z } from 'zod';

/** What this program is made of and runs on, as "About" shows it. */
export const aboutSchema = z.object({
  program: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  system: z.string(),
});
export type About = z.infer<typeof aboutSchema>;

/** What is kept in the user's data folder, in the order in which it is shown. */
export const storedParts = [
  'captures',
  'sites',
  'packs',
  'history',
  'settings',
  'crashes',
  'rest',
] as const;
export const storageSchema = z.object({
  /** Where everything lies. */
  folder: z.string(),
  /** Whether this computer has a store of keys, with which recordings are encrypted. */
  isEncrypted: z.boolean(),
  /** Bytes on disk. */
  parts: z.array(z.object({ part: z.enum(storedParts), size: z.number() })),
});
export type Storage = z.infer<typeof storageSchema>;
