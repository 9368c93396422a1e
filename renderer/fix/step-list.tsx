import {
  Clock,
  Eye,
  EyeOff,
  Lightbulb,
  MapPin,
  Radar,
  Split,
  SquareArrowOutUpRight,
} from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from 'react-aria-components';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { diagnosisKey } from '../../shared/fix/fingerprint.ts';
import type { Diagnosis } from '../../shared/rules/diagnosis.ts';
import {
  isDone,
  isLeft,
  lastOf,
  type Walkthrough,
  type WalkthroughStep,
} from '../../shared/fix/walkthrough.ts';
import { formatMinutes } from '../text/format.ts';
import { tickStep } from '../store/fixes.ts';
import { useRegion } from '../widgets/use-region.ts';
import { Fold } from '../widgets/fold.tsx';
import { FirstChip, WhoChip } from '../widgets/who-chip.tsx';
import { Tick } from '../widgets/tick.tsx';
import { Batches, useLeft } from './batches.tsx';
import { PracticeNote } from './practice-note.tsx';
import { type PracticePlace, usePracticeHelper, usePracticePlace } from './practice-scenario.ts';
import type { Source } from '../store/source.ts';
import { openStep } from '../actions/open-diagnosis.ts';

interface StepListProps {
  readonly walkthrough: Walkthrough;
  readonly source: Source;
  readonly diagnosis: Diagnosis;
  /** It was seen to work, which stands above: nothing is next. */
  readonly works: boolean;
  /** What the last try came to: it stands right above the step that is next. */
  readonly lead: ReactNode;
  /** What is to be known for the step that is next: it stands below it. */
  readonly children: ReactNode;
}

/**
 * The one step that is next, with who does it; the others are one line that opens. What the traffic
 * shows to be done is ticked by itself, the rest by the user. When all is done, how to check it is
 * what is next.
 */
export function StepList({ walkthrough, source, diagnosis, works, lead, children }: StepListProps) {
  const { t } = useTranslation();
  const id = useId();
  const { steps, next, done, all, unseen } = walkthrough;
  const others = steps.filter((step) => step !== next);
  const known = next === null ? [] : others.filter(({ state }) => state === 'known');
  const place = next === null ? -1 : steps.indexOf(next);
  const more = next === null ? [] : steps.slice(place + 1).filter(isLeft);
  const rest = others.filter((step) => !known.includes(step) && !more.includes(step));
  // In their order: what is over before the step that is next, what was ticked ahead behind it.
  const earlier = rest.filter((step) => steps.indexOf(step) < place);
  const behind = rest.filter((step) => !earlier.includes(step));
  const firstUnseen = steps.find(({ state }) => state === 'unseen');
  const key = diagnosisKey(diagnosis);
  const helper = usePracticeHelper(diagnosis);
  const placeOf = usePracticePlace(source, diagnosis);
  const left = useLeft(diagnosis, source);
  const item = (step: WalkthroughStep, place: string) => (
    <StepItem
      key={place}
      step={left === 1 ? lastOf(step) : step}
      source={source}
      helper={source === 'live' ? helper : null}
      practicePlace={placeOf(step)}
      isNext={step === next}
      isFirst={step === steps[0]}
      isFirstUnseen={step === firstUnseen}
      onTick={(isTicked) => {
        tickStep(source, key, step, isTicked);
      }}
    />
  );
  const verify = (
    <p>
      <strong>{t('walkthrough.verify')}</strong> {diagnosis.verify}
    </p>
  );
  return (
    <section className="stack tight" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{t('walkthrough.steps')}</h2>
        {all > 0 && !works && (
          <span className="quiet" role="status">
            {t(unseen === 0 ? 'walkthrough.progress' : 'walkthrough.progressUnseen', {
              done,
              all,
              unseen,
            })}
          </span>
        )}
      </div>
      {source === 'live' && !works && <PracticeNote diagnosis={diagnosis} />}
      {earlier.length > 0 && (
        <Fold title={t(restWords(false, works, earlier), { count: earlier.length, done })}>
          <ol className="steps">{earlier.map((step) => item(step, step.id))}</ol>
          {more.length === 0 && behind.length === 0 && verify}
        </Fold>
      )}
      {lead}
      {next === null && !works && <p className="card step-now">{diagnosis.verify}</p>}
      {
        // One place for what is next: a tick moves on, and the focus stays where it was.
        next !== null && <ol className="steps step-now">{item(next, 'next')}</ol>
      }
      {children}
      <Batches diagnosis={diagnosis} source={source} judged={works ? 0 : null} />
      {more.length > 0 && (
        <Fold title={moreWords(more, t)}>
          <ol className="steps">{more.map((step) => item(step, step.id))}</ol>
          {verify}
        </Fold>
      )}
      {behind.length > 0 && (
        <Fold title={t(restWords(next === null, works, behind), { count: behind.length, done })}>
          <ol className="steps">{behind.map((step) => item(step, step.id))}</ol>
          {next !== null && more.length === 0 && verify}
        </Fold>
      )}
      {known.map((step) => (
        <Fold key={step.id} title={t('walkthrough.known', { text: shortText(step) })}>
          <ol className="steps">{item(step, step.id)}</ol>
        </Fold>
      ))}
    </section>
  );
}

/** How those behind the step that is next are counted: apart, what nobody may have to do. */
function moreWords(more: readonly WalkthroughStep[], t: TFunction): string {
  const forSome = more.filter(({ perhaps }) => perhaps === true).length;
  const count = more.length - forSome;
  if (count === 0) return t('walkthrough.perhapsSteps', { count: forSome });
  const words = t('walkthrough.moreSteps', { count });
  return forSome === 0
    ? words
    : t('walkthrough.moreBoth', {
        more: words,
        perhaps: t('walkthrough.morePerhaps', { count: forSome }),
      });
}

/** `isAll`: nothing is next, so that they are all there are. */
function restWords(isAll: boolean, works: boolean, rest: readonly WalkthroughStep[]) {
  if (isAll) return works ? 'walkthrough.allTicked' : 'walkthrough.allSteps';
  return rest.every(isDone) ? 'walkthrough.doneSteps' : 'walkthrough.earlierSteps';
}

interface StepItemProps {
  readonly step: WalkthroughStep;
  readonly source: Source;
  /** Who is the administrator in the practice Halo; null in any other. */
  readonly helper: string | null;
  /** See PracticePlace. */
  readonly practicePlace: ReturnType<PracticePlace>;
  readonly isNext: boolean;
  readonly isFirst: boolean;
  /** The first that was not seen: what that means is said there, once for all. */
  readonly isFirstUnseen: boolean;
  readonly onTick: (isDone: boolean) => void;
}

function StepItem({
  step,
  source,
  helper,
  practicePlace,
  isNext,
  isFirst,
  isFirstUnseen,
  onTick,
}: StepItemProps) {
  const { t } = useTranslation();
  const region = useRegion();
  const open = step.open ?? practicePlace ?? null;
  // The practice Halo's console stands for programs of all kinds: it has no menu path of theirs.
  const isConsole = URL.parse(practicePlace ?? '')?.pathname === '/console';
  const where = step.where !== null && isConsole ? t('practice.console') : step.where;
  const text = shortText(step);
  const isOver = isDone(step);
  return (
    <li className={isOver ? 'step done' : 'step'} aria-current={isNext ? 'step' : undefined}>
      <Tick isOn={isOver} onChange={onTick}>
        {text}
      </Tick>
      <div className="step-body">
        <div className="chips">
          {step.state === 'seen' && (
            <span className="chip good">
              <Radar aria-hidden />
              {t(step.sign === 'saved' ? 'walkthrough.seenChange' : 'walkthrough.seen')}
            </span>
          )}
          {step.state === 'saved' && (
            <span className="chip">
              <Radar aria-hidden />
              {t('walkthrough.seenSave')}
            </span>
          )}
          {step.state === 'unseen' && (
            <span className="chip">
              <EyeOff aria-hidden />
              {t('walkthrough.unseen')}
            </span>
          )}
          {step.state === 'known' && (
            <span className="chip">
              <Lightbulb aria-hidden />
              {t('walkthrough.knownChip')}
            </span>
          )}
          {step.perhaps === true && isLeft(step) && (
            <span className="chip">
              <Split aria-hidden />
              {t('walkthrough.perhaps')}
            </span>
          )}
          {isNext && isFirst ? (
            <FirstChip who={step.who} />
          ) : (
            <WhoChip who={step.who} admin={helper} />
          )}
          {step.minutes !== null && (
            <span className="chip">
              <Clock aria-hidden />
              {t('walkthrough.takes', { time: formatMinutes(step.minutes, region) })}
            </span>
          )}
        </div>
        {step.state === 'saved' && <p>{t('walkthrough.seenSaveText')}</p>}
        {isFirstUnseen && <p>{t('walkthrough.unseenLater')}</p>}
        {where !== null && (
          <p className="with-icon">
            <MapPin aria-hidden />
            <span>
              <span className="visually-hidden">{t('walkthrough.where')}: </span>
              <Trail path={where} />
            </span>
          </p>
        )}
        {step.outside === true && !isOver && practicePlace === undefined && (
          <p className="quiet">{t('walkthrough.outside')}</p>
        )}
        {open === null && practicePlace === null && <p>{t('practice.noPlace')}</p>}
        {open !== null && (
          <Button
            className="button small"
            aria-label={t('walkthrough.openLabel', { text })}
            onPress={() => {
              openStep(source, open, step.sign === 'opened');
            }}
          >
            <SquareArrowOutUpRight aria-hidden />
            {t('walkthrough.open')}
          </Button>
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
      </div>
    </li>
  );
}

/** An address that the step's own button opens is only long to read. */
function shortText({ text, open }: WalkthroughStep): string {
  const address = `: ${open}`;
  return open !== null && text.endsWith(address) ? `${text.slice(0, -address.length)}.` : text;
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
