import { Circle, CircleDot, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../shared/ipc.ts';

type Recording = SiteState['recording'];

const icons: Readonly<Record<Recording, LucideIcon>> = { off: Circle, starting: LoaderCircle, on: CircleDot, lost: TriangleAlert };

/** Whether traffic is recorded: icon and word. */
export function RecordState({ state }: { readonly state: Recording }) {
  const { t } = useTranslation();
  const Icon = icons[state];
  const words = {
    off: t('site.recording.off'), starting: t('site.recording.starting'), on: t('site.recording.on'), lost: t('site.recording.lost'),
  };
  return <span className={`record-state ${state}`} role="status"><Icon aria-hidden />{words[state]}</span>;
}
