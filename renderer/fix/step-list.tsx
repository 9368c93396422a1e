import { Check, Clock, Eye, MapPin, Radar, SquareArrowOutUpRight } from 'lucide-react';
import { useId } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ticked, type Walkthrough, type WalkthroughStep } from '../../shared/fix/walkthrough.ts';
import { formatMinutes } from '../text/format.ts';
import { answerFix } from '../store/fixes.ts';
import { useCounts } from '../widgets/counts.ts';
import { useRegion } from '../widgets/use-region.ts';
import { WhoChip } from '../widgets/who-chip.tsx';
import type { Source } from '../store/source.ts';
import { openStep } from '../actions/open-diagnosis.ts';

interface StepListProps {
  readonly walkthrough: Walkthrough;
  readonly source: Source;
  readonly diagnosisKey: string;
}

/**
 * The steps as a checklist: what the traffic shows to be done is ticked by itself, the rest by the
 * user.
 */
export function StepList({ walkthrough, source, diagnosisKey: key }: StepListProps) {
  const { t } = useTranslation();
  const counts = useCounts();
  const id = useId();
  const { steps, next, done } = walkthrough;
  if (steps.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{t('walkthrough.steps')}</h2>
        <span className="quiet" role="status">
          {t('walkthrough.progress', { done: counts.shown(done), all: counts.shown(steps.length) })}
        </span>
      </div>
      <ol className="steps">
        {steps.map((step) => (
          <StepItem
            key={step.text}
            step={step}
            source={source}
            isNext={step === next}
            onTick={(isDone) => {
              answerFix(source, key, (answers) => ticked(answers, step.text, isDone));
            }}
          />
        ))}
      </ol>
    </section>
  );
}

interface StepItemProps {
  readonly step: WalkthroughStep;
  readonly source: Source;
  readonly isNext: boolean;
  readonly onTick: (isDone: boolean) => void;
}

function StepItem({ step, source, isNext, onTick }: StepItemProps) {
  const { t } = useTranslation();
  const region = useRegion();
  const { open } = step;
  const isDone = step.state !== 'open';
  return (
    <li className={isDone ? 'step done' : 'step'} aria-current={isNext ? 'step' : undefined}>
      <Checkbox className="checkbox" isSelected={isDone} onChange={onTick}>
        <span className="checkbox-box">
          <Check aria-hidden />
        </span>
        <span>{step.text}</span>
      </Checkbox>
      <div className="step-body">
        <div className="chips">
          {step.state === 'seen' && (
            <span className="chip good">
              <Radar aria-hidden />
              {t('walkthrough.seen')}
            </span>
          )}
          {isNext && <span className="chip next">{t('walkthrough.next')}</span>}
          <WhoChip who={step.who} />
          {step.minutes !== null && (
            <span className="chip">
              <Clock aria-hidden />
              {t('walkthrough.takes', { time: formatMinutes(step.minutes, region) })}
            </span>
          )}
        </div>
        {step.where !== null && (
          <p className="with-icon">
            <MapPin aria-hidden />
            <span>
              <span className="visually-hidden">{t('walkthrough.where')}: </span>
              <Trail path={step.where} />
            </span>
          </p>
        )}
        {step.why !== null && <p className="quiet">{step.why}</p>}
        {step.see !== null && (
          <p className="with-icon quiet">
            <Eye aria-hidden />
            <span>
              {t('walkthrough.see')}: {step.see}
            </span>
          </p>
        )}
        {open !== null && (
          <Button
            className="button small"
            aria-label={t('walkthrough.openLabel', { text: step.text })}
            onPress={() => {
              openStep(source, open);
            }}
          >
            <SquareArrowOutUpRight aria-hidden />
            {t('walkthrough.open')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** A menu path, "Configuration > Integrations", with its parts told apart. */
function Trail({ path }: { readonly path: string }) {
  return (
    <>
      {path.split(' > ').map((part, at) => (
        <span key={`${part} ${at}`} className="trail-part">
          {part}
        </span>
      ))}
    </>
  );
}
