import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { failedMeanwhile } from '../../shared/fix/meanwhile.ts';
import { verdictOf } from '../../shared/fix/verdict.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { finishFix, showWalkthrough } from '../actions/open-diagnosis.ts';
import { tryAt } from '../store/fixes.ts';
import { useReview, useReviewedRows } from '../store/sources.ts';
import { formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useNow } from '../widgets/use-now.ts';
import { useRegion } from '../widgets/use-region.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import { useFingerprint, useRecord } from './use-fix.ts';

/** No more are listed beside the steps: the results have them all. */
const limit = 3;

/**
 * What came since the failure, without a button: that it works, and what else failed on the way.
 * Nothing where neither is so.
 */
export function Watched({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const { t } = useTranslation();
  const region = useRegion();
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
  const words = (name: string | null, action: string | null, title: string): string => {
    if (action === null) return t('watched.failed', { title });
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
          <Button
            className="button primary"
            onPress={() => {
              finishFix('live', key, 'fixed', tryAt(rows, verdict.index));
            }}
          >
            {t('check.done')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div role="status">
      {meanwhile.length > 0 && (
        <ul className="plain-list watched-failures">
          {meanwhile.slice(-limit).map(({ index, name, action, diagnosis: other }) => (
            <li key={index} className="callout warn">
              <TriangleAlert aria-hidden />
              <span>
                {visibleLine(words(name, action, other.title))}{' '}
                <Button
                  className="link-button"
                  onPress={() => {
                    showWalkthrough('live', other);
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
