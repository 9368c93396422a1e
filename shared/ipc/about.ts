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
  'fixes',
  'settings',
  'crashes',
  'rest',
] as const;
/**
 * Whether recordings are encrypted on disk, and else why not: the computer has no store of keys, or
 * a Mac would ask its user for a password because the program is not signed.
 */
const encryptions = ['encrypted', 'no-store', 'unsigned'] as const;
export type Encryption = (typeof encryptions)[number];
export const storageSchema = z.object({
  /** Where everything lies. */
  folder: z.string(),
  encryption: z.enum(encryptions),
  /** Bytes on disk. */
  parts: z.array(z.object({ part: z.enum(storedParts), size: z.number() })),
});
export type Storage = z.infer<typeof storageSchema>;
