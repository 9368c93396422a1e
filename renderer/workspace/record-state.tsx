import { Circle, CircleDot, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../shared/ipc/ipc.ts';
import { useRecordDetails } from '../captures/record-details.tsx';
import { useSite } from '../store/site.ts';

type Recording = SiteState['recording'];

const icons: Readonly<Record<Recording, LucideIcon>> = {
  off: Circle,
  starting: LoaderCircle,
  on: CircleDot,
  lost: TriangleAlert,
};

/**
 * Whether traffic is recorded: icon and word; the counts behind it where the pointer rests, and for
 * screen readers.
 */
export function RecordState() {
  const { t } = useTranslation();
  const site = useSite();
  const details = useRecordDetails(site);
  // What did not open sends nothing that could be recorded.
  const recording = site.unopened === null ? site.recording : 'off';
  const Icon = icons[recording];
  const words = {
    off: t('site.recording.off'),
    starting: t('site.recording.starting'),
    on: t('site.recording.on'),
    lost: t('site.recording.lost'),
  };
  return (
    <>
      <span className={`record-state ${recording}`} role="status" title={details}>
        <Icon aria-hidden />
        {site.unopened === null ? words[site.recording] : t('site.recording.unopened')}
      </span>
      <span className="visually-hidden">{details}</span>
    </>
  );
}
