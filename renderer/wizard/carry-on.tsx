import { CircleDot, FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useCapture } from '../store/capture.ts';
import { useFile } from '../store/file.ts';
import { useSite } from '../store/site.ts';
import { show } from '../store/wizard.ts';
import { useCounts } from '../widgets/counts.ts';

/** What is recorded or read already can be gone back to from the start page. */
export function CarryOn() {
  const { t } = useTranslation();
  const counts = useCounts();
  const recorded = useCapture((state) => state.rows.length);
  const problems = useCapture((state) => state.review.diagnoses.length);
  const isOpen = useSite((state) => state.open);
  const file = useFile((state) => state.capture);
  const hasLive = recorded > 0 || isOpen;
  if (!hasLive && file === null) return null;
  const summary = (requests: number, found: number) => t('start.carryOnSummary', { requests: counts.requests(requests), problems: counts.problems(found) });
  return (
    <section className="carry-on" aria-label={t('start.carryOn')}>
      <h2 className="small-heading">{t('start.carryOn')}</h2>
      {hasLive && (
        <Row icon={<CircleDot aria-hidden />} title={t('start.carryOnLive')} text={summary(recorded, problems)}
          onPress={() => { show({ screen: 'reproduce', source: 'live' }); }} />
      )}
      {file !== null && (
        <Row icon={<FileText aria-hidden />} title={file.name} text={summary(file.rows.length, file.review.diagnoses.length)}
          onPress={() => { show({ screen: 'results', source: 'file' }); }} />
      )}
    </section>
  );
}

interface RowProps { readonly icon: ReactNode; readonly title: string; readonly text: string; readonly onPress: () => void }

function Row({ icon, title, text, onPress }: RowProps) {
  return (
    <Button className="row-button" onPress={onPress}>
      {icon}
      <span className="row-text"><strong>{title}</strong><span className="quiet">{text}</span></span>
    </Button>
  );
}
