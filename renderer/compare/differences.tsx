import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { apartText } from '../../shared/compare/apart.ts';
import { ServerWords } from '../diagnosis/server-words.tsx';
import { ShareComparisonButton } from '../share/share-comparison-button.tsx';
import { isDamaged } from '../har/reading.ts';
import type { Result } from '../store/comparison.ts';
import { visibleText } from '../text/visible-text.ts';
import { actorsOf, confidenceKey } from '../text/words.ts';
import { WhoChip } from '../widgets/who-chip.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { ProofTable } from './proof-table.tsx';

/** The difference that decides in one sentence, its proof, what explains it, then all of them. */
export function Differences({ result }: { readonly result: Result }) {
  const { t } = useTranslation('compare');
  const { comparison, diagnosis } = result;
  const { first, match, comparable, proof, apart } = comparison;
  const found = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    found.current?.scrollIntoView({ block: 'start' });
    // The button that had the focus may be gone, and what was found is what comes next.
    found.current?.focus({ preventScroll: true });
  }, [result]);
  const isCalm = comparable && first === null;
  const heading = !comparable ? 'notComparable' : first === null ? 'found' : 'first';
  return (
    <section className="stack" aria-labelledby="first-difference">
      <h2 id="first-difference" className="compare-found" ref={found} tabIndex={-1}>
        {t(heading)}
      </h2>
      {Object.values(result.inputs).some(isDamaged) && (
        <p className="callout warn">
          <TriangleAlert aria-hidden />
          {t('damaged')}
        </p>
      )}
      {apart.map((one) => (
        <p key={one.kind} className="callout info">
          {visibleText(apartText(one))}
        </p>
      ))}
      <p className={isCalm ? 'callout info' : 'callout warn'} role="status">
        {!comparable && <TriangleAlert aria-hidden />}
        {visibleText(comparison.text)}
      </p>
      {!comparable && <p>{t('chooseOthers')}</p>}
      {first !== null && match.steps > 1 && <p className="quiet">{t('match', match)}</p>}
      {(proof.working !== null || proof.broken !== null) && <ProofTable proof={proof} />}
      {diagnosis !== null && <Explanation result={result} />}
      {first !== null && diagnosis === null && <p className="quiet">{t('unexplained')}</p>}
      {comparable && (
        <div className="button-row">
          <ShareComparisonButton result={result} />
        </div>
      )}
      {comparable && <DifferenceTable result={result} />}
    </section>
  );
}

/** What is known of the failure: it is a diagnosis like any other. */
function Explanation({ result: { diagnosis } }: { readonly result: Result }) {
  const { t } = useTranslation();
  if (diagnosis === null) return null;
  const { title, summary, meaning, confidence, message } = diagnosis;
  const actors = actorsOf(diagnosis);
  return (
    <article className="card result" aria-labelledby="difference-explained">
      <h3 id="difference-explained">{title}</h3>
      <p>
        {summary} <span className="chip">{t(confidenceKey[confidence])}</span>
      </p>
      <p>{meaning}</p>
      <ServerWords message={message} />
      {actors.length > 0 && (
        <p className="chips">
          {actors.map((who) => (
            <WhoChip key={who} who={who} />
          ))}
        </p>
      )}
    </article>
  );
}
