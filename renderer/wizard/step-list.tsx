import { Check, Clock, Eye, MapPin, SquareArrowOutUpRight } from 'lucide-react';
import { useId } from 'react';
import { Button, Checkbox } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Step } from '../../shared/diagnosis.ts';
import { formatMinutes } from '../format.ts';
import { tickedSteps, tickStep, useWizard } from '../store/wizard.ts';
import { useCounts } from '../widgets/counts.ts';
import { useRegion } from '../widgets/use-region.ts';
import { WhoChip } from '../widgets/who-chip.tsx';
import type { Source } from './history.ts';
import { openStep } from './open-diagnosis.ts';

interface StepListProps {
  readonly steps: readonly Step[];
  readonly source: Source;
  readonly problem: string;
  readonly heading: string;
}

/** The steps as a checklist; what is ticked is kept while the results are. */
export function StepList({ steps, source, problem, heading }: StepListProps) {
  const { t } = useTranslation();
  const counts = useCounts();
  const id = useId();
  const ticked = useWizard((state) => tickedSteps(state, source, problem));
  const done = steps.filter((step) => ticked.includes(step.text)).length;
  if (steps.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{heading}</h2>
        <span className="quiet" role="status">{t('walkthrough.progress', { done: counts.shown(done), all: counts.shown(steps.length) })}</span>
      </div>
      <ol className="steps">
        {steps.map((step) => (
          <StepItem
            key={step.text} step={step} source={source} isDone={ticked.includes(step.text)}
            onTick={(isDone) => { tickStep(source, problem, step.text, isDone); }}
          />
        ))}
      </ol>
    </section>
  );
}

interface StepItemProps { readonly step: Step; readonly source: Source; readonly isDone: boolean; readonly onTick: (isDone: boolean) => void }

function StepItem({ step, source, isDone, onTick }: StepItemProps) {
  const { t } = useTranslation();
  const region = useRegion();
  const { open } = step;
  return (
    <li className={isDone ? 'step done' : 'step'}>
      <Checkbox className="checkbox" isSelected={isDone} onChange={onTick}>
        <span className="checkbox-box"><Check aria-hidden /></span>
        <span>{step.text}</span>
      </Checkbox>
      <div className="step-body">
        <div className="chips">
          <WhoChip who={step.who} />
          {step.minutes !== null && <span className="chip"><Clock aria-hidden />{t('walkthrough.takes', { time: formatMinutes(step.minutes, region) })}</span>}
        </div>
        {step.where !== null && (
          <p className="with-icon"><MapPin aria-hidden /><span><span className="visually-hidden">{t('walkthrough.where')}: </span><Trail path={step.where} /></span></p>
        )}
        {step.why !== null && <p className="quiet">{step.why}</p>}
        {step.see !== null && <p className="with-icon quiet"><Eye aria-hidden /><span>{t('walkthrough.see')}: {step.see}</span></p>}
        {open !== null && (
          <Button className="button small" aria-label={t('walkthrough.openLabel', { text: step.text })} onPress={() => { openStep(source, open); }}>
            <SquareArrowOutUpRight aria-hidden />{t('walkthrough.open')}
          </Button>
        )}
      </div>
    </li>
  );
}

/** A menu path, "Configuration > Integrations", with its parts told apart. */
function Trail({ path }: { readonly path: string }) {
  return <>{path.split(' > ').map((part, at) => <span key={`${part} ${at}`} className="trail-part">{part}</span>)}</>;
}
