import {
  CircleAlert,
  CircleCheck,
  CircleHelp,
  CircleX,
  type LucideIcon,
  Play,
  Square,
  Stethoscope,
} from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { pathOf } from '../../shared/checkup/check.ts';
import { planOf } from '../../shared/checkup/plan.ts';
import { summaryOf, type SummaryTone, toneOf } from '../../shared/checkup/summary.ts';
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
import { CheckupReportButtons, reportHeading } from './report-buttons.tsx';
import { CheckupTree } from './checkup-tree.tsx';
import { say } from './save-report.ts';
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
        {lines.length === 0 && <p className="lead">{t('lead')}</p>}
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
      {lines.length === 0 && <Plan />}
      {lines.length > 0 && (
        <>
          <Summary />
          {!isRunning && <CheckupChanges />}
          <CheckupTree />
          {!isRunning && <CheckupReportButtons />}
          <Plan />
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

const toneIcons: Readonly<Record<SummaryTone, LucideIcon>> = {
  bad: CircleX,
  warn: CircleAlert,
  untold: CircleHelp,
  good: CircleCheck,
};

/** What the check-up came to: the news of the screen. */
function Summary() {
  const { t } = useTranslation('checkup');
  const lines = useCheckup((state) => state.lines);
  const isRunning = useCheckup((state) => state.waiting !== null);
  const isStopped = useCheckup((state) => state.isStopped);
  const tone = toneOf(lines, isStopped);
  const Icon = toneIcons[tone];
  return (
    <div role="status">
      {!isRunning && (
        <div className={`verdict ${tone === 'untold' ? 'waiting' : tone}`}>
          <Icon aria-hidden />
          <div className="stack tight">
            {summaryOf(lines, isStopped, say).map((sentence, at) => (
              <p key={sentence}>{at === 0 ? <strong>{sentence}</strong> : sentence}</p>
            ))}
            <Button className="link-button" onPress={toReport}>
              {t('report.goTo')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

function toReport(): void {
  document.getElementById(reportHeading)?.focus();
}
