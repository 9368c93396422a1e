import { Bookmark, CircleDot, FileText, History, Stethoscope } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { FixRecord } from '../../shared/fix/record.ts';
import { isEnded, newestFirst } from '../../shared/fix/records.ts';
import { walkthroughOf } from '../../shared/fix/walkthrough.ts';
import { goOn } from '../fixes/fix-item.tsx';
import { useOver } from '../diagnosis/use-over.ts';
import { useFixes } from '../store/fixes.ts';
import { useCapture } from '../store/capture.ts';
import { useFile } from '../store/file.ts';
import { useSite } from '../store/site.ts';
import type { Source } from '../store/source.ts';
import { useReview, useRows, useSource } from '../store/sources.ts';
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
  // That an address did not open is all that there is without an answer.
  const isAnswered = useCapture((state) => state.rows.some(({ status }) => status !== null));
  const live = useSummary('live');
  const read = useSummary('file');
  const isOpen = useSite(
    ({ open, unopened, browser }) => (open && unopened === null) || browser !== null,
  );
  const file = useFile((state) => state.file);
  const isWaiting = useWaitingFiles((state) => state.files.length > 0);
  const hasLive = isAnswered || isOpen;
  const fixes = useFixes((state) => state.records);
  const begun = newestFirst(fixes)
    .filter((record) => !isEnded(record))
    .slice(0, mostBegun);
  if (!hasLive && file === null && fixes.length === 0 && !isWaiting) return null;
  return (
    <section className="carry-on" aria-label={t('start.carryOn')}>
      <h2 className="small-heading">{t('start.carryOn')}</h2>
      {hasLive && (
        <RowButton
          icon={<CircleDot aria-hidden />}
          title={t('start.carryOnLive')}
          text={live}
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
          text={read}
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
          text={t('fixes.look')}
          onPress={() => {
            show({ screen: 'fixes' });
          }}
        />
      )}
    </section>
  );
}

/** How much there is, and how many of its problems are left, as the results count them. */
function useSummary(source: Source): string {
  const { t } = useTranslation();
  const counts = useCounts();
  const rows = useRows(source);
  const review = useReview(source);
  const { fixed, said } = useOver(source, review);
  const over = fixed.size + said.size;
  const isText = useSource(source, ({ file }) => file?.summary.kind === 'text');
  return t(over === 0 ? 'start.carryOnSummary' : 'start.carryOnLeft', {
    requests: isText ? counts.messages(rows.length) : counts.requests(rows.length),
    problems: counts.problems(review.diagnoses.length - over),
    over,
  });
}

/** Where the user stopped; the number alone where the steps are all done. */
function begunAt(record: FixRecord, t: TFunction): string {
  const place = record.place === 'practice' ? t('fixes.inPractice') : visibleLine(record.place);
  const { all, done } = walkthroughOf(record.diagnosis, record.answers, new Set(record.seen));
  return done < all ? t('fixes.begunAt', { step: done + 1, all, place }) : t('fixes.begun');
}
