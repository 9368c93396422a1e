import { z } from 'zod';
import { packSchema } from './pack.ts';

/**
 * A pack that the user added. `pack` is null where its file cannot be used; `faults` says why, one
 * line each.
 */
export const installedPackSchema = z.object({
  id: z.string(),
  isOn: z.boolean(),
  pack: packSchema.nullable(),
  faults: z.array(z.string()),
});
export type InstalledPack = z.infer<typeof installedPackSchema>;

/** What came of adding files: the packs now, what was added, and what was not and why. */
export const addedPacksSchema = z.object({
  packs: z.array(installedPackSchema),
  added: z.array(z.string()),
  refused: z.array(z.object({ name: z.string(), faults: z.array(z.string()) })),
});
export type AddedPacks = z.infer<typeof addedPacksSchema>;
