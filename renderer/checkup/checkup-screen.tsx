import { Play, Square, Stethoscope } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { pathOf } from '../../shared/checkup/check.ts';
import { planOf } from '../../shared/checkup/plan.ts';
import { allChecks, cancelCheckup, startCheckup } from '../actions/checkup.ts';
import { useCheckup } from '../store/checkup.ts';
import { usePacks } from '../store/packs.ts';
import { useSite } from '../store/site.ts';
import { show } from '../store/wizard.ts';
import { visibleLine } from '../text/visible-text.ts';
import { Fold } from '../widgets/fold.tsx';
import { ScreenFooter } from '../widgets/screen-footer.tsx';
import { ScreenHeading } from '../widgets/screen-heading.tsx';
import { CheckupChanges } from './changes.tsx';
import { CheckupReportButtons } from './report-buttons.tsx';
import { CheckupTree } from './checkup-tree.tsx';
import './checkup.css';

/** Find what is broken before anybody complains: first what will be read, then what was found. */
export function CheckupScreen() {
  const { t } = useTranslation('checkup');
  const isOpen = useSite(({ open, browser }) => open || browser !== null);
  const waiting = useCheckup((state) => state.waiting);
  const lines = useCheckup((state) => state.lines);
  const isRunning = waiting !== null;
  return (
    <div className="stack with-footer checkup-screen">
      <div>
        <ScreenHeading>{t('title')}</ScreenHeading>
        <p className="lead">{t('lead')}</p>
      </div>
      {!isOpen && (
        <div className="callout">
          <Stethoscope aria-hidden />
          <span>{t('closed')}</span>
          <Button
            className="button small"
            onPress={() => {
              show({ screen: 'start' });
            }}
          >
            {t('toStart')}
          </Button>
        </div>
      )}
      {isRunning && <Progress waiting={waiting} />}
      <Plan />
      {lines.length > 0 && (
        <>
          <Summary />
          {!isRunning && <CheckupChanges />}
          <CheckupTree />
          {!isRunning && <CheckupReportButtons />}
        </>
      )}
      <Buttons />
    </div>
  );
}

/** Start and Stop: the one that is left to press has the focus of the one that went. */
function Buttons() {
  const { t } = useTranslation('checkup');
  const isOpen = useSite(({ open, browser }) => open || browser !== null);
  const isRunning = useCheckup((state) => state.waiting !== null);
  const hasLines = useCheckup((state) => state.lines.length > 0);
  const start = useRef<HTMLButtonElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const wasPressed = useRef(false);
  useEffect(() => {
    const isElsewhere = ![null, document.body, start.current].includes(
      document.activeElement as HTMLButtonElement | null,
    );
    if (wasPressed.current && !isElsewhere)
      (isRunning ? stop : start).current?.focus({ preventScroll: true });
  }, [isRunning]);
  return (
    <ScreenFooter>
      {!isRunning && (
        <Button
          ref={start}
          className="button primary"
          isDisabled={!isOpen}
          onPress={() => {
            wasPressed.current = true;
            void startCheckup();
          }}
        >
          <Play aria-hidden />
          {t(hasLines ? 'startAgain' : 'start')}
        </Button>
      )}
      {isRunning && (
        <Button
          ref={stop}
          className="button"
          onPress={() => {
            // How far it came is told at the top.
            stop.current?.closest('.wizard-scroll')?.scrollTo({ top: 0 });
            cancelCheckup();
          }}
        >
          <Square aria-hidden />
          {t('cancel')}
        </Button>
      )}
    </ScreenFooter>
  );
}

/** What will be read: each address once, with what it is read for. */
function Plan() {
  const { t } = useTranslation('checkup');
  const packs = usePacks((state) => state.packs);
  const plan = useMemo(() => planOf(allChecks(packs)), [packs]);
  return (
    <Fold title={t('plan.summary', { count: plan.addresses.length })}>
      <p>{t('plan.how')}</p>
      <ul className="plain-list checkup-plan">
        {plan.addresses.map((address) => (
          <li key={address}>
            <span>
              {plan.checks
                .filter((check) => pathOf(check) === address)
                .map(({ reads }) => visibleLine(reads))
                .join(' · ')}
            </span>
            <code className="quiet">{address}</code>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Progress({ waiting }: { readonly waiting: number }) {
  const { t } = useTranslation('checkup');
  const all = useCheckup((state) => state.addresses);
  return (
    <ProgressBar
      className="progress"
      aria-label={t('running')}
      value={all - waiting}
      maxValue={all}
    >
      {({ percentage }) => (
        <>
          <span className="progress-text">
            <span>{t('running')}</span>
            <span>{t('progress', { done: all - waiting, all })}</span>
          </span>
          <span className="progress-track">
            <span className="progress-fill" style={{ inlineSize: `${percentage ?? 0}%` }} />
          </span>
        </>
      )}
    </ProgressBar>
  );
}

/** How many lines there are of each state, in words. */
function Summary() {
  const { t } = useTranslation('checkup');
  const lines = useCheckup((state) => state.lines);
  const isRunning = useCheckup((state) => state.waiting !== null);
  const isStopped = useCheckup((state) => state.isStopped);
  const of = (state: (typeof lines)[number]['state']) =>
    lines.filter((line) => line.state === state).length;
  const counts = { broken: of('broken'), look: of('look'), unknown: of('unknown') };
  const isFine = counts.broken === 0 && counts.look === 0;
  return (
    <div className="stack tight" role="status">
      {!isRunning && (
        <p className="lead">
          {isStopped
            ? t('summary.stopped')
            : !isFine
              ? t('summary.found', { broken: counts.broken, look: counts.look })
              : counts.unknown > 0
                ? t('summary.fineSoFar', { count: counts.unknown })
                : t('summary.fine')}
        </p>
      )}
      {!isRunning && lines.some(({ why }) => why === 'limit') && <p>{t('summary.tooMuch')}</p>}
      {!isRunning && !isFine && counts.unknown > 0 && (
        <p className="quiet">{t('summary.untold', { count: counts.unknown })}</p>
      )}
    </div>
  );
}
