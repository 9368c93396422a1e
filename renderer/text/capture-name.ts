import i18next from 'i18next';
import type { CaptureListing } from '../../shared/ipc/ipc.ts';
import { formatMoment, formatMoments, regionOf } from './format.ts';
import { text } from './i18n.ts';
import { visibleLine } from './visible-text.ts';

/** As its user named it, else the site that it is of. */
export function captureName({ name, site }: Pick<CaptureListing, 'name' | 'site'>): string {
  return visibleLine(name ?? siteName(site));
}

/**
 * Earlier versions kept the address of the practice Halo, another number at each start, which says
 * no more than that it was on this computer.
 */
function siteName(site: string): string {
  if (site === 'practice') return text('fixes.practice');
  if (site === '') return text('captures:unnamed');
  return /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(site)
    ? text('captures:thisComputer')
    : site;
}

/** Where it stands alone: its name, or its site and when it began, as the list has them. */
export function captureTitle(capture: Pick<CaptureListing, 'name' | 'site' | 'startedAt'>): string {
  const { name, startedAt } = capture;
  if (name !== null) return captureName(capture);
  const region = regionOf(i18next.language, navigator.languages);
  return `${captureName(capture)} · ${formatMoment(startedAt, region)}`;
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
