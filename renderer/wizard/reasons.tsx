import { Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ruledOut, type Walkthrough } from '../../shared/fix/walkthrough.ts';
import { answerFix } from '../history/fixes.ts';
import type { Source } from './history.ts';

interface ReasonsProps { readonly walkthrough: Walkthrough; readonly source: Source; readonly problem: string }

/** Likely reasons, most likely first. "It was something else" rules the first one out, and the next one's steps come. */
export function Reasons({ walkthrough, source, problem }: ReasonsProps) {
  const { t } = useTranslation();
  const { reasons, reason } = walkthrough;
  const answer = (text: string, isRuledOut: boolean) => { answerFix(source, problem, (answers) => ruledOut(answers, text, isRuledOut)); };
  if (reasons.length === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="reasons-heading">
      <h2 id="reasons-heading">{t('walkthrough.reasons')}</h2>
      <ol className="reasons">
        {reasons.map(({ text, tell, state }) => (
          <li key={text} className={state} aria-current={state === 'now' ? 'step' : undefined}>
            <p>{text}{state === 'ruled-out' && <span className="chip">{t('walkthrough.ruledOut')}</span>}</p>
            {tell !== null && state !== 'ruled-out' && <p className="quiet">{t('walkthrough.tell', { text: tell })}</p>}
            {state === 'now' && (
              <Button className="button small" aria-label={t('walkthrough.somethingElseLabel', { text })} onPress={() => { answer(text, true); }}>
                {t('walkthrough.somethingElse')}
              </Button>
            )}
            {state === 'ruled-out' && (
              <Button
                className="button small quiet-button" aria-label={t('walkthrough.afterAllLabel', { text })} onPress={() => { answer(text, false); }}
              >
                <Undo2 aria-hidden />{t('walkthrough.afterAll')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <p role="status" className={reason === null ? '' : 'visually-hidden'}>
        {reason === null ? t('walkthrough.noReason') : t('walkthrough.reasonNow', { text: reason.text })}
      </p>
    </section>
  );
}
