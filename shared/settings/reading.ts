import { z } from 'zod';
import { type RawSettings, migrate, versionOf } from './steps.ts';
import { type Settings, currentSchema, settingsSchema } from './settings.ts';
import { defaultSettings } from './defaults.ts';

/**
 * How a settings file was found: `whole`; `part`: some of it did not fit and fell back to what the
 * program starts with; `newer`: written by a newer program, so that some of it may have been left
 * out; `damaged`: nothing of it can be used.
 */
type SettingsState = 'whole' | 'part' | 'newer' | 'damaged';
export interface SettingsReading {
  readonly settings: Settings;
  readonly state: SettingsState;
  /** The user's own words and names for redaction may be among what could not be used. */
  readonly isRedactionLost: boolean;
}

/** Where there is no file yet. */
export const firstSettings: SettingsReading = {
  settings: defaultSettings,
  state: 'whole',
  isRedactionLost: false,
};
/** Where nothing of a file can be used. */
export const damagedSettings: SettingsReading = {
  settings: defaultSettings,
  state: 'damaged',
  isRedactionLost: true,
};

const record = z.record(z.string(), z.unknown());

/** Reads the text of a settings file of any version. A field that does not fit falls back alone. */
export function readSettings(text: string): SettingsReading {
  const raw = rawSettings(text);
  if (raw === null) return damagedSettings;
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
  const isRedactionLost =
    fallen.some((place) => place.startsWith('/redaction')) ||
    (isNewer && raw['redaction'] === undefined);
  return { settings: settingsSchema.parse(fitted), state, isRedactionLost };
}

function rawSettings(text: string): RawSettings | null {
  try {
    const raw = record.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
    return withKnownNames(raw, [...Object.keys(settingsSchema.shape), 'theme']);
  } catch {
    return null;
  }
}

/** Names count in any case, as a hand may have written them; the one that is right comes first. */
function withKnownNames(group: RawSettings, names: readonly string[]): RawSettings {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const renamed = Object.entries(group).map(
    ([name, value]) => [known.get(name.toLowerCase()) ?? name, value] as const,
  );
  return { ...Object.fromEntries(renamed), ...group };
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
  const named = withKnownNames(group.data, Object.keys(shape));
  return Object.fromEntries(
    Object.entries(shape).map(([name, part]) => [
      name,
      fit(part, named[name], defaults.data[name], `${place}/${name}`, fallen),
    ]),
  );
}
