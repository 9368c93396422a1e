import { useId } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type Diagnosis, isPassedOn } from '../../shared/rules/diagnosis.ts';
import { MakeCauseButton } from '../packs/make-cause-button.tsx';
import { ShareButton } from '../share/share-button.tsx';
import { SeenBefore } from '../diagnosis/seen-before.tsx';
import { Fold } from '../widgets/fold.tsx';
import { FirstChip, WhoChip } from '../widgets/who-chip.tsx';
import { actorsOf, confidenceKey } from '../text/words.ts';
import { DiagnosisChips } from '../diagnosis/diagnosis-chips.tsx';
import type { Source } from '../store/source.ts';
import { useSource } from '../store/sources.ts';
import { showEvidence, showWalkthrough } from '../actions/open-diagnosis.ts';
import { useHasRequest } from '../diagnosis/has-request.ts';
import { ServerWords } from '../diagnosis/server-words.tsx';

/** One diagnosis: what happened, why, who can fix it, and the server's own words. */
export function ResultCard({
  diagnosis,
  source,
}: {
  readonly diagnosis: Diagnosis;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const id = useId();
  const { title, entries, confidence } = diagnosis;
  // Why it failed may have several reasons all the same, which stand beside the steps.
  const isCertain = confidence === 'certain';
  // Of what fits no cause nobody knows how it is mended: only what can be tried.
  const isKnown = diagnosis.cause !== 'unrecognised';
  const first = entries[0];
  const [starter, ...rest] = actorsOf(diagnosis);
  // Whoever reads it is no other person.
  const others = rest.filter((who) => who !== 'you');
  const hasRequest = useHasRequest(source, first);
  const isText = useSource(source, ({ file }) => file?.summary.kind === 'text');
  return (
    <li>
      <article className="card result" aria-labelledby={id}>
        <DiagnosisChips diagnosis={diagnosis} source={source} />
        <h2 id={id}>{title}</h2>
        <div className="result-first">
          <p>
            {diagnosis.summary}
            {isCertain && (
              <>
                {' '}
                <span className="chip">{t('results.certain')}</span>
              </>
            )}
          </p>
          <div className="button-row result-main">
            <Button
              className="button primary"
              aria-label={t(isKnown ? 'results.fixLabel' : 'results.tryLabel', { title })}
              onPress={() => {
                showWalkthrough(source, diagnosis);
              }}
            >
              {t(isKnown ? 'results.fix' : 'results.try')}
            </Button>
          </div>
        </div>
        <SeenBefore diagnosis={diagnosis} source={source} />
        <h3>
          {t('results.why')}
          {!isCertain && <span className="chip">{t(confidenceKey[confidence])}</span>}
        </h3>
        <p>{diagnosis.meaning}</p>
        {!isQuoted(diagnosis) && (
          <ServerWords message={diagnosis.message} isPassedOn={isPassedOn(diagnosis)} />
        )}
        {starter !== undefined && (
          <>
            <p className="chips">
              <FirstChip who={starter} />
            </p>
            {others.length > 0 && (
              <Fold title={t('results.others', { count: others.length })} level={3}>
                <p className="chips">
                  {others.map((who) => (
                    <WhoChip key={who} who={who} />
                  ))}
                </p>
              </Fold>
            )}
          </>
        )}
        <div className="button-row">
          {hasRequest && (
            <Button
              className="button"
              aria-label={t(isText ? 'results.messageLabel' : 'results.requestLabel', { title })}
              onPress={() => {
                showEvidence(source, diagnosis);
              }}
            >
              {t(isText ? 'results.message' : 'results.request')}
            </Button>
          )}
          <ShareButton diagnosis={diagnosis} source={source} />
        </div>
        {first !== undefined && (
          <div className="button-row">
            <MakeCauseButton source={source} index={first} title={title} />
          </div>
        )}
      </article>
    </li>
  );
}

/** What happened is told in the server's own words already: they are not said twice. */
function isQuoted({ summary, message }: Diagnosis): boolean {
  return message !== null && message.trim() !== '' && summary.includes(message.trim());
}
