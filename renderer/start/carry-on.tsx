import { Bookmark, CircleDot, FileText, History, Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { FixRecord } from '../../shared/fix/record.ts';
import { isOver, newestFirst } from '../../shared/fix/records.ts';
import { walkthroughOf } from '../../shared/fix/walkthrough.ts';
import { goOn } from '../fixes/fix-item.tsx';
import { useFixes } from '../store/fixes.ts';
import { useCapture } from '../store/capture.ts';
import { useFile } from '../store/file.ts';
import { useSite } from '../store/site.ts';
import { show } from '../store/wizard.ts';
import { useWaitingFiles } from '../store/waiting-files.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useCounts } from '../widgets/counts.ts';
import { RowButton } from '../widgets/row-button.tsx';
import { NextFile } from './next-file.tsx';

/** More than so many are found in the history. */
const mostBegun = 2;

/**
 * What is recorded or read already can be gone back to from the start page, and so can walkthroughs
 * that were not ended.
 */
export function CarryOn() {
  const { t } = useTranslation();
  const { t: checkup } = useTranslation('checkup');
  const counts = useCounts();
  const recorded = useCapture((state) => state.rows.length);
  const problems = useCapture((state) => state.review.diagnoses.length);
  const isOpen = useSite((state) => state.open || state.browser !== null);
  const { file, rows, review } = useFile();
  const isWaiting = useWaitingFiles((state) => state.files.length > 0);
  const hasLive = recorded > 0 || isOpen;
  const fixes = useFixes((state) => state.records);
  const begun = newestFirst(fixes)
    .filter((record) => !isOver(record))
    .slice(0, mostBegun);
  if (!hasLive && file === null && fixes.length === 0 && !isWaiting) return null;
  const summary = (requests: number, found: number) =>
    t('start.carryOnSummary', {
      requests: counts.requests(requests),
      problems: counts.problems(found),
    });
  return (
    <section className="carry-on" aria-label={t('start.carryOn')}>
      <h2 className="small-heading">{t('start.carryOn')}</h2>
      {hasLive && (
        <RowButton
          icon={<CircleDot aria-hidden />}
          title={t('start.carryOnLive')}
          text={summary(recorded, problems)}
          onPress={() => {
            show({ screen: 'reproduce', source: 'live' });
          }}
        />
      )}
      {isOpen && (
        <RowButton
          icon={<Stethoscope aria-hidden />}
          title={checkup('door.title')}
          text={checkup('door.text')}
          onPress={() => {
            show({ screen: 'checkup' });
          }}
        />
      )}
      {file !== null && (
        <RowButton
          icon={<FileText aria-hidden />}
          title={file.name}
          text={summary(rows.length, review.diagnoses.length)}
          onPress={() => {
            show({ screen: 'results', source: 'file' });
          }}
        />
      )}
      <NextFile />
      {begun.map((record) => (
        <RowButton
          key={record.id}
          icon={<Bookmark aria-hidden />}
          title={record.diagnosis.title}
          text={begunAt(record, t)}
          onPress={() => {
            goOn(record);
          }}
        />
      ))}
      {fixes.length > 0 && (
        <RowButton
          icon={<History aria-hidden />}
          title={t('fixes.title')}
          text={t('fixes.count', { count: fixes.length })}
          onPress={() => {
            show({ screen: 'fixes' });
          }}
        />
      )}
    </section>
  );
}

/** Where the user stopped; the number alone where the steps are all done. */
function begunAt(record: FixRecord, t: TFunction): string {
  const place = record.place === 'practice' ? t('fixes.inPractice') : visibleLine(record.place);
  const { steps, done } = walkthroughOf(record.diagnosis, record.answers, new Set(record.seen));
  return done < steps.length
    ? t('fixes.begunAt', { step: done + 1, all: steps.length, place })
    : t('fixes.begun');
}
