import { z } from 'zod';
import { namesSchema, wordsSchema } from './own-redaction.ts';
import type { Settings, SettingsChange } from './settings.ts';

/**
 * What a company decides about redaction for all who use a computer. Null: it is up to the user.
 * Words and names come to those of the user's own, and cannot be removed.
 */
export const redactionLockSchema = z.object({
  keepPersonal: z.boolean().nullable(),
  keepTenant: z.boolean().nullable(),
  /** False: nothing is copied or written with its secrets in it, whoever asks for it. */
  copySecrets: z.boolean(),
  words: wordsSchema,
  names: namesSchema,
});
export type RedactionLock = z.infer<typeof redactionLockSchema>;

export const noLock: RedactionLock = {
  keepPersonal: null,
  keepTenant: null,
  copySecrets: true,
  words: [],
  names: [],
};

/** The settings as they count on this computer. */
export function withLock(settings: Settings, lock: RedactionLock): Settings {
  const { keepPersonal, words, names } = settings.redaction;
  return {
    ...settings,
    redaction: {
      keepPersonal: lock.keepPersonal ?? keepPersonal,
      words: [...new Set([...lock.words, ...words])],
      names: [...lock.names, ...names.filter((name) => !holdsName(lock.names, name))],
    },
  };
}

/** What of a change is the user's own, to be kept. `before`: the user's own settings so far. */
export function withoutLock(
  change: SettingsChange,
  before: Settings,
  lock: RedactionLock,
): SettingsChange {
  const { redaction } = change;
  if (redaction === undefined) return change;
  return {
    ...change,
    redaction: {
      keepPersonal:
        lock.keepPersonal === null ? redaction.keepPersonal : before.redaction.keepPersonal,
      words: redaction.words.filter((word) => !lock.words.includes(word)),
      names: redaction.names.filter((name) => !holdsName(lock.names, name)),
    },
  };
}

/** Names of headers and fields are the same in any case. */
export const holdsName = (names: readonly string[], name: string): boolean =>
  names.some((one) => one.trim().toLowerCase() === name.trim().toLowerCase());
