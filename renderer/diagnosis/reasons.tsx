import { Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ruledOut, type Walkthrough } from '../../shared/fix/walkthrough.ts';
import { answerFix } from '../store/fixes.ts';
import type { Source } from '../store/source.ts';
import { Fold } from '../widgets/fold.tsx';

interface ReasonsProps {
  readonly walkthrough: Walkthrough;
  readonly source: Source;
  readonly diagnosisKey: string;
}

type StatedReason = Walkthrough['reasons'][number];

/**
 * Likely reasons, most likely first, behind one line. "It was something else" rules the first one
 * out, and the next one's steps come.
 */
export function Reasons({ walkthrough, source, diagnosisKey: key }: ReasonsProps) {
  const { t } = useTranslation();
  const { reasons, reason } = walkthrough;
  const answer = (place: number, isRuledOut: boolean) => {
    answerFix(source, key, (answers) => ruledOut(answers, place, isRuledOut));
  };
  if (reasons.length === 0) return null;
  const left = reasons.filter(({ state }) => state !== 'ruled-out').length;
  const isNext = left < reasons.length;
  return (
    <Fold title={t(left === 0 ? 'walkthrough.reasonsOut' : 'walkthrough.reasons', { count: left })}>
      <ol className="reasons">
        {reasons.map((one) => (
          <ReasonItem key={one.place} reason={one} onAnswer={answer} />
        ))}
      </ol>
      {isNext && reason?.steps.length === 0 && (
        <p className="quiet">{t('walkthrough.sameSteps')}</p>
      )}
      <p role="status" className={reason === null ? '' : 'visually-hidden'}>
        {reason === null
          ? t('walkthrough.noReason')
          : t('walkthrough.reasonNow', { text: reason.text })}
      </p>
    </Fold>
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
        {text} {state === 'ruled-out' && <span className="chip">{t('walkthrough.ruledOut')}</span>}
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
