import { z } from 'zod';
import { type RawSettings, migrate, versionOf } from './steps.ts';
import { type Settings, currentSchema, defaultSettings, settingsSchema } from './settings.ts';

/**
 * How a settings file was found: `whole`; `part`: some of it did not fit and fell back to what the
 * program starts with; `newer`: written by a newer program, so that some of it may have been left
 * out; `damaged`: nothing of it can be used.
 */
export type SettingsState = 'whole' | 'part' | 'newer' | 'damaged';
export interface SettingsReading {
  readonly settings: Settings;
  readonly state: SettingsState;
}

const record = z.record(z.string(), z.unknown());

/** Reads the text of a settings file of any version. A field that does not fit falls back alone. */
export function readSettings(text: string): SettingsReading {
  const raw = rawSettings(text);
  if (raw === null) return { settings: defaultSettings, state: 'damaged' };
  const isNewer = versionOf(raw) > currentSchema;
  const fallen: string[] = [];
  const fitted = fit(
    settingsSchema,
    { ...migrate(raw), schema: currentSchema },
    defaultSettings,
    '',
    fallen,
  );
  const state = isNewer ? 'newer' : fallen.length > 0 ? 'part' : 'whole';
  return { settings: settingsSchema.parse(fitted), state };
}

function rawSettings(text: string): RawSettings | null {
  try {
    return record.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/**
 * What fits of `raw`, with the default where something is missing or wrong; `fallen` gets the
 * places of what was wrong.
 */
function fit(
  schema: z.core.$ZodType,
  raw: unknown,
  fallback: unknown,
  place: string,
  fallen: string[],
): unknown {
  if (raw === undefined) return fallback;
  const whole = z.safeParse(schema, raw);
  if (whole.success) return whole.data;
  const group = record.safeParse(raw);
  const defaults = record.safeParse(fallback);
  if (!(schema instanceof z.ZodObject) || !group.success || !defaults.success) {
    fallen.push(place);
    return fallback;
  }
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  return Object.fromEntries(
    Object.entries(shape).map(([name, part]) => [
      name,
      fit(part, group.data[name], defaults.data[name], `${place}/${name}`, fallen),
    ]),
  );
}
