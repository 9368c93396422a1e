import { Circle, CircleDot, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SiteState } from '../../shared/ipc.ts';

type Recording = SiteState['recording'];

const icons: Readonly<Record<Recording, LucideIcon>> = { off: Circle, starting: LoaderCircle, on: CircleDot, lost: TriangleAlert };

/** Whether traffic is recorded: icon and word; `note` says since when and why it is not. */
export function RecordState({ state, note }: { readonly state: Recording; readonly note: string | null }) {
  const { t } = useTranslation();
  const Icon = icons[state];
  const words = {
    off: t('site.recording.off'), starting: t('site.recording.starting'), on: t('site.recording.on'),
    lost: note === null ? t('site.recording.lost') : t('site.lostNote', { note }),
  };
  return <span className={`record-state ${state}`} role="status" title={words[state]}><Icon aria-hidden /><span className="clip">{words[state]}</span></span>;
}
