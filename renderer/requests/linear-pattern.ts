/** In characters; a step of a pattern is tried at each place of the text. */
const longestPattern = 60;

/**
 * A class, an escaped or any other letter; the marks of a pattern one by one. What RE2 and the
 * language read differently (`.`, `\s`, braces) is none of them, and neither is `?`.
 */
const tokens = /\\[dwb\W]|\[[^\]]+\]|[^\\[\].?{}]/gu;
const set = /^(?:\\[dw]|\[)/;
const single = /^(?:\\\W|[^\\[()|^$+*])$/u;

/**
 * The language's own regular expression for a pattern that it surely tries in steady time; null for
 * any other. Each repeat is one of a set, behind a letter that is not in the set: two attempts to
 * match never go through the same stretch of text, so that nothing is tried twice. The one group has
 * no repeats.
 */
export function linearPattern(source: string): RegExp | null {
  if (source.length > longestPattern) return null;
  const parts = source.match(tokens) ?? [];
  const isRead = parts.join('') === source;
  const isOneGroup = parts.filter((part) => part === '(').length <= 1;
  const isSteady = parts.every(
    (part, at) => !/^[+*]$/.test(part) || isApart(parts[at - 2] ?? '', parts[at - 1] ?? ''),
  );
  if (!isRead || !isOneGroup || !isSteady || hasRepeatInGroup(parts)) return null;
  try {
    return new RegExp(source, 'u');
  } catch {
    return null;
  }
}

/** Whether a repeat of `repeated` behind `before` always begins at a place of its own. */
function isApart(before: string, repeated: string): boolean {
  if (!single.test(before) || !set.test(repeated)) return false;
  return !new RegExp(`^${repeated}$`, 'u').test(before.replace(/^\\/, ''));
}

function hasRepeatInGroup(parts: readonly string[]): boolean {
  const group = parts.slice(parts.indexOf('('), parts.indexOf(')') + 1);
  return parts.includes('(') && group.some((part) => /^[+*]$/.test(part));
}
