import {
  CircleCheck,
  HandHelping,
  Lightbulb,
  LoaderCircle,
  MousePointerClick,
  Play,
  RotateCcw,
  Signpost,
  SquareArrowOutUpRight,
} from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { LessonStep } from '../../shared/learn/lesson.ts';
import { WhoChip } from '../widgets/who-chip.tsx';
import { followLink, Instructions } from './instructions.tsx';
import { type LessonRun, helpOf, ownNudge, placeOf } from '../store/lesson-run.ts';
import { pageOf } from '../../shared/learn/ready-lesson.ts';
import { askForHelp, setUp, showMe } from './lesson-player.ts';
import { usePraise } from '../store/lesson-run.ts';
import { QuestionForm } from './question-form.tsx';
import { useSpotlight } from './spotlight.ts';
import { useStepWords } from './step-words.ts';
import { useLostFocus } from './use-lost-focus.ts';

/**
 * The present step: what to do, and as much help as was needed. There is no "Next": the event
 * itself goes on.
 */
export function StepCard({ run, step }: { readonly run: LessonRun; readonly step: LessonStep }) {
  const { t } = useTranslation('learn');
  const words = useStepWords();
  const textId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const card = useRef<HTMLElement>(null);
  const { praise, step: praisedStep } = usePraise();
  const place = placeOf(run);
  const help = helpOf(run);
  useSpotlight(run, step, textId);
  useLostFocus(`${step.id} ${run.state}`, heading, card);
  useEffect(() => {
    if (run.state === 'playing') heading.current?.scrollIntoView({ block: 'nearest' });
  }, [step.id, run.state]);
  // It stands below the buttons that ask for it, where the edge of the window may be.
  const helped = useRef<HTMLDivElement>(null);
  const misses = run.misses.length;
  useEffect(() => {
    if (misses > 0 || help !== 'none') helped.current?.scrollIntoView({ block: 'nearest' });
  }, [misses, help]);
  return (
    <section ref={card} className="card step-card" aria-labelledby={`${textId}-title`}>
      {/* Beside another answer it would seem to judge that one. */}
      {praise !== null && run.picked === null && misses === 0 && (
        <p className="callout praise">
          <CircleCheck aria-hidden />
          <span>
            <strong>{t('step.praised', { place: praisedStep })}</strong> {praise}
          </span>
        </p>
      )}
      <div className="section-head">
        <h2 ref={heading} tabIndex={-1} id={`${textId}-title`} className="small-heading">
          {t('step.of', { place: place + 1, all: run.ready.lesson.steps.length })}
        </h2>
        {step.who !== undefined && <WhoChip who={step.who} />}
      </div>
      <p id={textId} className="step-text">
        {words.text(run.ready, step)}
      </p>
      {run.state === 'paused' && (
        <>
          <p className="quiet">{place === 0 ? t('step.readyFirst') : t('step.ready')}</p>
          <Button className="button primary" onPress={() => void setUp()}>
            <Play aria-hidden />
            {place === 0 ? t('step.start') : t('step.carryOn')}
          </Button>
        </>
      )}
      {(run.state === 'setting-up' || run.state === 'showing') && (
        <p className="callout working">
          <LoaderCircle aria-hidden />
          {run.state === 'showing' ? t('step.showing') : t('step.settingUp')}
        </p>
      )}
      {run.state === 'playing' && (
        <>
          <Instructions ready={run.ready} step={step} />
          {step.expect.event === 'answer' && <QuestionForm key={step.id} run={run} step={step} />}
          <div className="button-row">
            {help === 'show' ? (
              <Button className="button small" onPress={() => void showMe()}>
                <MousePointerClick aria-hidden />
                {t('help.showMe')}
              </Button>
            ) : (
              <Button className="button small" onPress={askForHelp}>
                <HandHelping aria-hidden />
                {t('help.ask')}
              </Button>
            )}
            <Button className="button small quiet-button" onPress={() => void setUp()}>
              <RotateCcw aria-hidden />
              {t('step.over')}
            </Button>
          </div>
        </>
      )}
      <div ref={helped} role="status" className="help">
        {run.state === 'playing' && <Help run={run} step={step} />}
      </div>
    </section>
  );
}

/** The nudge to the last wrong turn, and then the hint. */
function Help({ run, step }: { readonly run: LessonRun; readonly step: LessonStep }) {
  const { t } = useTranslation('learn');
  const words = useStepWords();
  const help = helpOf(run);
  const last = run.misses.at(-1);
  return (
    <>
      {last !== undefined && (
        <p className="callout warn">
          <Signpost aria-hidden />
          <span>{ownNudge(step, last.wrong) ?? words.nudge(last, run.ready, step)}</span>
        </p>
      )}
      {last?.wrong === 'elsewhere' && (
        <Button
          className="button small"
          onPress={() => {
            followLink(pageOf(run.ready, step));
          }}
        >
          <SquareArrowOutUpRight aria-hidden />
          {t('nudge.goThere')}
        </Button>
      )}
      {(help === 'hint' || help === 'show') && (
        <p className="callout hint">
          <Lightbulb aria-hidden />
          <span>
            <strong>{t('help.hint')}</strong> {words.hint(run.ready, step)}
          </span>
        </p>
      )}
      {help === 'show' && <p className="quiet">{t('help.showMeText')}</p>}
    </>
  );
}
