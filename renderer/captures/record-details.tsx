import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../shared/ipc/ipc.ts';
import { formatTime } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';

/**
 * The recorder against the browser's own log, and since when something is missing: for whoever
 * wants to know how sure the light is.
 */
export function useRecordDetails({
  recordingSince,
  recordingKeptSince,
  recordingCounts,
  browser,
}: Pick<
  SiteState,
  'recordingSince' | 'recordingKeptSince' | 'recordingCounts' | 'browser'
>): string {
  const { t } = useTranslation('captures');
  const region = useRegion();
  return [
    ...(recordingSince === null ? [] : [t('since', { time: formatTime(recordingSince, region) })]),
    ...(recordingKeptSince === null
      ? []
      : [t('keptSince', { time: formatTime(recordingKeptSince, region) })]),
    // A browser of the user's gives no log of its own to compare with.
    ...(browser === null
      ? [t('counts', { ...recordingCounts, count: recordingCounts.logged })]
      : []),
  ].join(' ');
}
