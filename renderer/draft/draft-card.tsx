import { useTranslation } from 'react-i18next';
import { cardOf, type DraftFrom } from '../../shared/packs/draft.ts';
import type { Cause } from '../../shared/rules/cause.ts';
import type { Source } from '../store/source.ts';
import { ResultCard } from '../why/result-card.tsx';

/**
 * The card as people will see it, drawn by what draws the results. Nothing in it can be pressed, and
 * screen readers pass it over: each of its words stands in a field.
 */
export function DraftCard({
  cause,
  from,
  entries,
  source,
}: {
  readonly cause: Cause;
  readonly from: DraftFrom;
  /** Exchange.index of each request that failed this way. */
  readonly entries: readonly number[];
  readonly source: Source;
}) {
  const { t } = useTranslation('packs');
  const card = cardOf(cause, from.example);
  return (
    <section className="stack tight draft-card" aria-labelledby="draft-card">
      <h2 id="draft-card" className="small-heading">
        {t('card.title')}
      </h2>
      {card === null ? (
        <p className="quiet">{t('card.none')}</p>
      ) : (
        <ul className="plain-list" inert>
          <ResultCard diagnosis={{ ...card, entries }} source={source} />
        </ul>
      )}
    </section>
  );
}
