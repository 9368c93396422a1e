import { type Filter } from '../../shared/filter/filter.ts';
import { type RequestLine } from './lines.ts';
import { type TypeGroup, typeGroupOf } from './types.ts';

/** The lines that the switch, the type buttons and the filter text let through, in their order. */
export function filterLines(
  lines: readonly RequestLine[],
  problemsOnly: boolean,
  types: readonly TypeGroup[],
  filter: Filter,
): readonly RequestLine[] {
  if (!problemsOnly && types.length === 0 && filter.empty) return lines;
  return lines.filter(
    (line) =>
      (!problemsOnly || line.problem) && (types.length === 0 || types.includes(typeGroupOf(line.row.resourceType))) && filter.matches(line),
  );
}
