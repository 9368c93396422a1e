import type { OwnRedaction, RedactionLock } from './own-redaction.ts';
import type { Settings, SettingsChange } from './settings.ts';

export const noLock: RedactionLock = {
  keepPersonal: null,
  keepTenant: null,
  copySecrets: true,
  words: [],
  names: [],
};

/** The settings as they count on this computer. */
export function withLock(settings: Settings, lock: RedactionLock): Settings {
  return { ...settings, redaction: redactionWith(settings.redaction, lock) };
}

/** What redaction does beyond its own rules, as it counts on this computer. */
export function redactionWith(
  { keepPersonal, words, names }: OwnRedaction,
  lock: RedactionLock,
): OwnRedaction {
  return {
    keepPersonal: lock.keepPersonal ?? keepPersonal,
    words: [...new Set([...lock.words, ...words])],
    names: [...lock.names, ...names.filter((name) => !holdsName(lock.names, name))],
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
