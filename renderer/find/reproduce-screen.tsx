import { Flag, TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import { useIsOpen, useIsRecent, useOpenCount } from '../diagnosis/use-over.ts';
import { useCapture, useTurnedAway } from '../store/capture.ts';
import { useSite } from '../store/site.ts';
import { show } from '../store/wizard.ts';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { askToClear, sayFailed, showResults } from '../actions/open-halo.ts';
import { Followed } from '../fix/followed.tsx';
import { PracticeFailures } from '../start/practice-failures.tsx';
import { TimelineList, useTimeline } from '../why/timeline-list.tsx';

/**
 * "Do again what failed", in the practice Halo "Make something fail": problems are counted, and
 * failures show as they happen.
 */
export function ReproduceScreen() {
  const isUnopened = useSite((state) => state.unopened !== null);
  return isUnopened ? <Unopened /> : <Reproduce />;
}

/** Nothing can be done again yet: the address is mended first, where the page would stand. */
function Unopened() {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <ScreenHeading>{t('reproduce.unopened')}</ScreenHeading>
      <p className="lead">{t('reproduce.unopenedLead')}</p>
    </div>
  );
}

function Reproduce() {
  const { t } = useTranslation();
  const { t: say } = useTranslation('site');
  const rows = useCapture((state) => state.rows.length);
  const diagnoses = useCapture((state) => state.review.diagnoses);
  const problems = useOpenCount('live');
  const moments = useTimeline('live');
  const marks = useCapture((state) => state.marks.length);
  const site = useSite(
    useShallow(({ kind, open, recording, browser }) => ({ kind, open, recording, browser })),
  );
  const isPractice = site.kind === 'practice';
  const isTurnedAway = useTurnedAway((state) => state.isTurnedAway);
  const mayBe = diagnoses.some(({ cause }) => cause === 'sign-in-refused');
  const lead =
    site.browser === null
      ? t(isPractice ? 'practice.about' : 'reproduce.lead')
      : say('browser.reproduce', { browser: site.browser.title });
  const found = useRef<HTMLElement>(null);
  // The eyes are on Halo then, and this side may be scrolled away from what was found.
  const known = useRef(diagnoses.length);
  useEffect(() => {
    if (diagnoses.length > known.current) found.current?.scrollIntoView({ block: 'start' });
    known.current = diagnoses.length;
  }, [diagnoses.length]);
  const isFound = useIsFound(diagnoses);
  const timeline = (
    <section key="timeline" className="stack tight" aria-labelledby="timeline-heading" ref={found}>
      <h2 id="timeline-heading" className="small-heading">
        {t('timeline.title')}
      </h2>
      {moments.length === 0 ? (
        <p className="quiet">{t('timeline.empty')}</p>
      ) : (
        <TimelineList moments={moments} source="live" opens="why" />
      )}
      <p className="visually-hidden" role="status">
        {problems === 0 ? '' : t('results.title', { count: problems })}
      </p>
    </section>
  );
  // What to press stays put while each press adds to the other; what was found for it comes first.
  const failures = isPractice && <PracticeFailures key="failures" />;
  return (
    <div className={isPractice ? 'stack with-footer practice' : 'stack with-footer'}>
      <ScreenHeading>{t(isPractice ? 'practice.heading' : 'reproduce.title')}</ScreenHeading>
      <p className="lead">{lead}</p>
      {site.open && (isTurnedAway || mayBe) && <TurnedAway isCertain={isTurnedAway} />}
      {site.open && site.recording !== 'on' && site.recording !== 'starting' && (
        <p className="callout warn">
          <TriangleAlert aria-hidden />
          {t('reproduce.notRecording')}
        </p>
      )}
      {!isPractice && (
        <ol className="plain-steps">
          <li>{t('reproduce.stepSignIn')}</li>
          <li>{t('reproduce.stepRepeat')}</li>
          <li>{t('reproduce.stepWatch')}</li>
        </ol>
      )}
      <Followed />
      {isPractice && !isFound ? [failures, timeline] : [timeline, failures]}
      <Button className="button quiet-button" onPress={askToClear} isDisabled={rows === 0}>
        {t('reproduce.clear')}
      </Button>
      <ScreenFooter>
        {isFound && (
          <Button className="button primary" onPress={showResults}>
            {t('reproduce.seeFound')}
          </Button>
        )}
        <Button
          className={`button ${isFound ? '' : 'primary'}`}
          onPress={() => void sayFailed()}
          isDisabled={rows === 0}
          aria-describedby="mark-hint"
        >
          <Flag aria-hidden />
          {t('reproduce.mark')}
        </Button>
        <p id="mark-hint" className="quiet footer-note" aria-live="polite">
          {marks === 0 ? t('reproduce.markHint') : t('reproduce.marked', { count: marks })}
        </p>
      </ScreenFooter>
    </div>
  );
}

/** Something failed that is not mended, since somebody was last taken to a failure. */
function useIsFound(diagnoses: readonly Diagnosis[]): boolean {
  const isOpen = useIsOpen('live');
  const isRecent = useIsRecent('live');
  return diagnoses.some((diagnosis) => isOpen(diagnosis) && isRecent(diagnosis));
}

/**
 * A sign-in that refuses the browser inside this program, by its own words or as it seems; what was
 * recorded stays.
 */
function TurnedAway({ isCertain }: { readonly isCertain: boolean }) {
  const { t } = useTranslation('site');
  return (
    <div className="callout warn stack tight">
      <p role="status">{t(isCertain ? 'browser.turnedAway' : 'browser.mayBeTurnedAway')}</p>
      <Button
        className="button small"
        onPress={() => {
          show({ screen: 'browser' });
        }}
      >
        {t('browser.open')}
      </Button>
    </div>
  );
}
