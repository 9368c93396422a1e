import { RotateCw } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Diagnosis, Pace } from '../../shared/rules/diagnosis.ts';
import { verdictOf } from '../../shared/fix/verdict.ts';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import { formatSpan } from '../text/format.ts';
import { changeFix, outcomeOf, tryAt, tryOf } from '../store/fixes.ts';
import { useDiagnosis, useFingerprint, useRecord } from './use-fix.ts';
import { useNow } from '../widgets/use-now.ts';
import { useSite } from '../store/site.ts';
import { show } from '../store/wizard.ts';
import { useCounts } from '../widgets/counts.ts';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { Attempts } from './attempts.tsx';
import { Batches } from './batches.tsx';
import { CheckFile } from './check-file.tsx';
import { useReview, useReviewedRows } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { finishFix, openStep, showWalkthrough, startCheck } from '../actions/open-diagnosis.ts';
import { ExplainedBefore } from './explained-before.tsx';
import { useUnproven } from './unproven.ts';
import { VerdictPanel } from './verdict-panel.tsx';

interface CheckProps {
  readonly source: Source;
  readonly diagnosisKey: string;
  readonly after: number;
}

/** "I made the change": watches for the request that failed and says how it went this time. */
export function CheckScreen({ source, diagnosisKey: key, after }: CheckProps) {
  const { t } = useTranslation();
  const diagnosis = useDiagnosis(source, key);
  if (diagnosis === null) return <ScreenHeading>{t('walkthrough.gone')}</ScreenHeading>;
  return source === 'file' ? (
    <CheckFile diagnosis={diagnosis} />
  ) : (
    <CheckLive key={after} diagnosis={diagnosis} after={after} />
  );
}

function CheckLive({
  diagnosis,
  after,
}: {
  readonly diagnosis: Diagnosis;
  readonly after: number;
}) {
  const { t } = useTranslation();
  const key = diagnosisKey(diagnosis);
  const review = useReview('live');
  const rows = useReviewedRows('live');
  const record = useRecord('live', key);
  const fingerprint = useFingerprint('live', diagnosis);
  const isOpen = useSite((state) => state.open || state.browser?.stage === 'recording');
  const pace = diagnosis.pace ?? null;
  const now = useNow(500, pace !== null);
  const verdict = useMemo(
    () => verdictOf({ fingerprint, after, anySite: false, pace }, rows, review, now),
    [fingerprint, after, pace, rows, review, now],
  );
  const row = 'index' in verdict ? rows.find((one) => one.index === verdict.index) : undefined;
  const outcome = outcomeOf(verdict);
  useEffect(() => {
    if (outcome !== null)
      changeFix('live', key, { outcome, after: row === undefined ? null : tryOf(row) });
  }, [key, outcome, row]);
  const unproven = useUnproven(verdict);
  const explained =
    verdict.kind === 'different'
      ? verdict.diagnosis
      : verdict.kind === 'waiting' && verdict.near === null
        ? verdict.other
        : null;
  return (
    <div className="stack">
      <ScreenHeading>{t('check.title')}</ScreenHeading>
      <ExplainedBefore source="live" diagnosisKey={key} />
      <p className="lead">{isOpen ? t('check.lead') : t('check.notOpen')}</p>
      <p>{diagnosis.verify}</p>
      <p className="watched">
        <span className="quiet">{t('check.watching')}</span>{' '}
        <code>
          {diagnosis.method} {diagnosis.route}
        </code>
      </p>
      {pace !== null && <WhenProven pace={pace} />}
      <VerdictPanel verdict={verdict} source="live" at={row?.startedAt ?? null} />
      <div className="button-row">
        {verdict.kind === 'works' && (
          <Button
            className="button primary"
            onPress={() => {
              finishFix('live', key, 'fixed', tryAt(rows, verdict.index));
            }}
          >
            {t('check.done')}
          </Button>
        )}
        {unproven !== null && (
          <Button
            className="button"
            onPress={() => {
              finishFix('live', key, 'said', tryAt(rows, unproven.index));
            }}
          >
            {unproven.words}
          </Button>
        )}
        {explained !== null && (
          <Button
            className="button primary"
            onPress={() => {
              showWalkthrough('live', explained);
            }}
          >
            {t('check.differentShow')}
          </Button>
        )}
        {(verdict.kind === 'same' ||
          verdict.kind === 'different' ||
          verdict.kind === 'doubtful') && (
          <Button
            className="button"
            onPress={() => {
              startCheck('live', diagnosis);
            }}
          >
            {t('check.again')}
          </Button>
        )}
        <RepeatButton diagnosis={diagnosis} isWanted={verdict.kind !== 'works' && isOpen} />
        <Button
          className="button"
          onPress={() => {
            show({ screen: 'walkthrough', source: 'live', key });
          }}
        >
          {t('check.steps')}
        </Button>
      </div>
      {row !== undefined && <Attempts before={record?.before ?? null} after={tryOf(row)} />}
      <Batches diagnosis={diagnosis} source="live" />
    </div>
  );
}

/** After a rate limit one answer is no proof: says what will be. */
function WhenProven({ pace }: { readonly pace: Pace }) {
  const { t } = useTranslation();
  const counts = useCounts();
  const region = useRegion();
  return (
    <p className="quiet">
      {t('check.proof', {
        batch: counts.shown(pace.batch),
        wait: formatSpan(pace.wait * 1000, region),
      })}
    </p>
  );
}

/**
 * Reading may be repeated on request, by opening its page again. What changes data is never sent by
 * us.
 */
function RepeatButton({
  diagnosis,
  isWanted,
}: {
  readonly diagnosis: Diagnosis;
  readonly isWanted: boolean;
}) {
  const { t } = useTranslation();
  const rows = useReviewedRows('live');
  const page = rows.find((row) => row.index === diagnosis.entries[0])?.pageUrl ?? null;
  if (!isWanted || diagnosis.method !== 'GET' || page === null) return null;
  return (
    <Button
      className="button"
      onPress={() => {
        openStep('live', page);
      }}
    >
      <RotateCw aria-hidden />
      {t('check.repeat')}
    </Button>
  );
}
