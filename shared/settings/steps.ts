import { z } from 'zod';

/** Settings as some version of the program wrote them. */
export type RawSettings = Readonly<Record<string, unknown>>;

const version = z.number().int().min(1).catch(1);

/**
 * Each step takes a file one version on: the first makes version 2 out of version 1. They are pure,
 * and never change once released.
 */
const steps: readonly ((raw: RawSettings) => RawSettings)[] = [
  // 2: how the program looks became one group.
  ({ theme, ...rest }) => ({ ...rest, appearance: theme === undefined ? {} : { theme } }),
];

/** The version that a file says it is; the first one said nothing that could be relied on. */
export function versionOf(raw: RawSettings): number {
  return version.parse(raw['schema']);
}

/**
 * Takes settings of any older version to the newest. Those of a newer program are left as they are.
 */
export function migrate(raw: RawSettings): RawSettings {
  const from = versionOf(raw);
  const migrated = steps.slice(from - 1).reduce((settings, step) => step(settings), raw);
  return from > steps.length ? raw : { ...migrated, schema: steps.length + 1 };
}
