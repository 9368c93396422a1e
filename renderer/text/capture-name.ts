import type { CaptureListing } from '../../shared/ipc/ipc.ts';
import { formatMoments } from './format.ts';
import { text } from './i18n.ts';
import { visibleLine } from './visible-text.ts';

/** As its user named it, else the site that it is of. */
export function captureName({ name, site }: Pick<CaptureListing, 'name' | 'site'>): string {
  if (name === null && site === 'practice') return text('fixes.practice');
  return visibleLine(name ?? (site === '' ? text('captures:unnamed') : site));
}

/** What tells recordings of one name apart: when each began, and what it holds. */
export function captureNotes(
  captures: readonly CaptureListing[],
  region: string,
): readonly string[] {
  const moments = formatMoments(
    captures.map(({ startedAt }) => startedAt),
    region,
  );
  return captures.map(({ requests, failures, running }, place) =>
    [
      moments[place] ?? '',
      ...(requests === null ? [] : [text('count.requests', { count: requests })]),
      ...(failures === null || failures === 0 ? [] : [text('count.failures', { count: failures })]),
      ...(running ? [text('captures:running')] : []),
    ].join(' · '),
  );
}
