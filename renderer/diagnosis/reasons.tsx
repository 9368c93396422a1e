import { ChevronRight, Undo2 } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ruledOut, type Walkthrough } from '../../shared/fix/walkthrough.ts';
import { answerFix } from '../store/fixes.ts';
import type { Source } from '../store/source.ts';

interface ReasonsProps {
  readonly walkthrough: Walkthrough;
  readonly source: Source;
  readonly diagnosisKey: string;
}

type StatedReason = Walkthrough['reasons'][number];

/**
 * Likely reasons, most likely first. "It was something else" rules the first one out, and the next
 * one's steps come. Those that are not looked at yet wait behind one click, so that what to do is
 * not far down.
 */
export function Reasons({ walkthrough, source, diagnosisKey: key }: ReasonsProps) {
  const { t } = useTranslation();
  const { reasons, reason } = walkthrough;
  const answer = (place: number, isRuledOut: boolean) => {
    answerFix(source, key, (answers) => ruledOut(answers, place, isRuledOut));
  };
  const later = reasons.filter(({ state }) => state === 'later');
  if (reasons.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="reasons-heading">
      <h2 id="reasons-heading">{t('walkthrough.reasons')}</h2>
      <ol className="reasons">
        {reasons
          .filter(({ state }) => state !== 'later')
          .map((one) => (
            <ReasonItem key={one.place} reason={one} onAnswer={answer} />
          ))}
      </ol>
      {later.length > 0 && (
        <Disclosure className="disclosure">
          <Heading level={3} className="disclosure-heading">
            <Button slot="trigger" className="disclosure-button">
              <ChevronRight aria-hidden />
              {t('walkthrough.otherReasons', { count: later.length })}
            </Button>
          </Heading>
          <DisclosurePanel className="disclosure-panel">
            <ol className="reasons" start={reasons.length - later.length + 1}>
              {later.map((one) => (
                <ReasonItem key={one.place} reason={one} onAnswer={answer} />
              ))}
            </ol>
          </DisclosurePanel>
        </Disclosure>
      )}
      <p role="status" className={reason === null ? '' : 'visually-hidden'}>
        {reason === null
          ? t('walkthrough.noReason')
          : t('walkthrough.reasonNow', { text: reason.text })}
      </p>
    </section>
  );
}

interface ReasonItemProps {
  readonly reason: StatedReason;
  readonly onAnswer: (place: number, isRuledOut: boolean) => void;
}

function ReasonItem({ reason: { place, text, tell, state }, onAnswer }: ReasonItemProps) {
  const { t } = useTranslation();
  return (
    <li className={state} aria-current={state === 'now' ? 'step' : undefined}>
      <p>
        {text}
        {state === 'ruled-out' && <span className="chip">{t('walkthrough.ruledOut')}</span>}
      </p>
      {tell !== null && state !== 'ruled-out' && (
        <p className="quiet">{t('walkthrough.tell', { text: tell })}</p>
      )}
      {state === 'now' && (
        <Button
          className="button small"
          aria-label={t('walkthrough.somethingElseLabel', { text })}
          onPress={() => {
            onAnswer(place, true);
          }}
        >
          {t('walkthrough.somethingElse')}
        </Button>
      )}
      {state === 'ruled-out' && (
        <Button
          className="button small quiet-button"
          aria-label={t('walkthrough.afterAllLabel', { text })}
          onPress={() => {
            onAnswer(place, false);
          }}
        >
          <Undo2 aria-hidden />
          {t('walkthrough.afterAll')}
        </Button>
      )}
    </li>
  );
}
