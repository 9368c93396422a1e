import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { failedMeanwhile, type Meanwhile } from '../../shared/fix/meanwhile.ts';
import { verdictOf } from '../../shared/fix/verdict.ts';
import type { Verdict } from '../../shared/fix/watch.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { finishFix, showWalkthrough } from '../actions/open-diagnosis.ts';
import { tryAt } from '../store/fixes.ts';
import { useReview, useReviewedRows } from '../store/sources.ts';
import { formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useNow } from '../widgets/use-now.ts';
import { useDeed } from '../widgets/use-deed.ts';
import { useRegion } from '../widgets/use-region.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import { useFingerprint, useRecord } from './use-fix.ts';

/** No more are listed beside the steps: the results have them all. */
const limit = 3;

export interface WatchedFix {
  readonly verdict: Verdict;
  /** What else failed since the fix was begun. */
  readonly meanwhile: readonly Meanwhile[];
  /** It was seen to work: ends the fix; null before. */
  readonly finish: (() => void) | null;
}

/** What came since the failure: it is watched without a button. */
export function useWatched(diagnosis: Diagnosis): WatchedFix {
  const review = useReview('live');
  const rows = useReviewedRows('live');
  const key = diagnosisKey(diagnosis);
  const fingerprint = useFingerprint('live', diagnosis);
  const startedAt = useRecord('live', key)?.startedAt ?? null;
  const pace = diagnosis.pace ?? null;
  const now = useNow(1000, pace !== null);
  const after = diagnosis.entries[0] ?? -1;
  const verdict = useMemo(
    () => verdictOf({ fingerprint, after, anySite: false, pace }, rows, review, now),
    [fingerprint, after, pace, rows, review, now],
  );
  const meanwhile = useMemo(
    () => (startedAt === null ? [] : failedMeanwhile(key, startedAt, rows, review)),
    [key, startedAt, rows, review],
  );
  const finish =
    verdict.kind === 'works'
      ? () => {
          finishFix('live', key, 'fixed', tryAt(rows, verdict.index));
        }
      : null;
  return { verdict, meanwhile, finish };
}

/** That it works, and what else failed on the way. Nothing where neither is so. */
export function Watched({ watched: { verdict, meanwhile } }: { readonly watched: WatchedFix }) {
  const { t } = useTranslation();
  const region = useRegion();
  const rows = useReviewedRows('live');
  const deed = useDeed();
  const words = ({ row, name, diagnosis: { title } }: Meanwhile): string => {
    if (row.action === null) return t('watched.failed', { title });
    const action = deed(row, true);
    return name === null
      ? t('watched.failedDeed', { action, title })
      : t('watched.failedAs', { action, name, title });
  };
  if (verdict.kind === 'doubtful')
    return <VerdictPanel verdict={verdict} source="live" at={null} />;
  if (verdict.kind === 'works') {
    const at = rows.find(({ index }) => index === verdict.index)?.startedAt ?? null;
    return (
      <div className="verdict good" role="status">
        <CircleCheck aria-hidden />
        <div>
          <strong>
            {at === null
              ? t('watched.works')
              : t('watched.worksAt', { time: formatTime(at, region) })}
          </strong>
          <p>{t('watched.question')}</p>
        </div>
      </div>
    );
  }
  return (
    <div role="status" className={meanwhile.length === 0 ? 'visually-hidden' : ''}>
      {meanwhile.length > 0 && (
        <ul className="plain-list watched-failures">
          {meanwhile.slice(-limit).map((other) => (
            <li key={other.row.index} className="callout warn">
              <TriangleAlert aria-hidden />
              <span>
                {visibleLine(words(other))}{' '}
                <Button
                  className="link-button"
                  onPress={() => {
                    showWalkthrough('live', other.diagnosis);
                  }}
                >
                  {t('watched.explain')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
