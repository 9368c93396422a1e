import type { Diagnosis } from './diagnosis.ts';

/** Names and addresses of our own and of Halo: no text that repeats anything. */
const ownNames: ReadonlySet<string> = new Set([
  'cause',
  'example',
  'route',
  'method',
  'origin',
  'links',
  'echoes',
]);

/**
 * The same diagnosis with a gap wherever its texts repeat what somebody sent. Everything that
 * leaves the program goes through here first: such a value has no form by which a redactor could
 * know it.
 */
export function withoutEchoes(diagnosis: Diagnosis): Diagnosis {
  const patterns = (diagnosis.echoes ?? []).map(patternOf);
  if (patterns.length === 0) return diagnosis;
  const { echoes: _, ...rest } = diagnosis;
  return hidden(rest, patterns) as Diagnosis;
}

/** A short value counts only where the texts quote it: “a” is also a word of ours. */
function patternOf(echo: string): RegExp {
  const quoted = echo.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return echo.length < 4
    ? new RegExp(`(?<=['"“]|: )${quoted}(?![\\p{L}\\p{N}])`, 'gu')
    : new RegExp(`(?<![\\p{L}\\p{N}])${quoted}(?![\\p{L}\\p{N}])`, 'gu');
}

function hidden(value: unknown, patterns: readonly RegExp[]): unknown {
  if (typeof value === 'string')
    return patterns.reduce((text, pattern) => text.replace(pattern, '…'), value);
  if (Array.isArray(value)) return value.map((item) => hidden(item, patterns));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      ownNames.has(name) ? field : hidden(field, patterns),
    ]),
  );
}
