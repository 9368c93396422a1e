import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Cause } from '../../shared/rules/cause.ts';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import type { Draft } from '../../shared/packs/draft.ts';
import { ownPackName } from '../../shared/packs/own-pack.ts';
import { requestName } from '../requests/request-name.ts';
import { visibleLine } from '../text/visible-text.ts';
import { showRequest } from '../store/wizard.ts';
import { useReview, useRows } from '../store/sources.ts';
import type { Source } from '../store/source.ts';
import { draftProblems } from './draft-problems.ts';
import { reviewWithDraft } from '../store/drafts.ts';

/** Milliseconds without a change after which the recorded requests are judged again. */
const pause = 250;
/** No more rows than this are listed. */
const limit = 20;
/** Which recorded requests the draft would explain, and which cause explains them now. */
export function DraftMatches({
  draft,
  cause,
  source,
}: {
  readonly draft: Draft;
  /** The draft as a cause. */
  readonly cause: Cause;
  readonly source: Source;
}) {
  const { t } = useTranslation('packs');
  const rows = useRows(source);
  const now = useReview(source);
  const isFree = draftProblems(draft).match !== null;
  const indexes = useMatches(cause, source);
  if (isFree) {
    return (
      <section className="card stack tight" aria-label={t('matches.region')}>
        <p className="quiet">{t('problem.match')}</p>
      </section>
    );
  }
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  return (
    <section className="card stack tight" aria-label={t('matches.region')}>
      <p role="status">
        <strong>
          {indexes === null ? t('matches.looking') : t('matches.count', { count: indexes.length })}
        </strong>
      </p>
      <ul className="plain-list matches">
        {(indexes ?? []).slice(0, limit).map((index) => {
          const before = now.diagnoses.find(({ entries }) => entries.includes(index));
          const row = byIndex.get(index);
          return (
            <li key={index}>
              <Button
                className="link-button"
                onPress={() => {
                  showRequest(source, index);
                }}
              >
                {row === undefined ? index : visibleLine(`${row.method} ${requestName(row)}`)}
              </Button>
              {before !== undefined && (
                <span className="quiet">{t('matches.before', { title: before.title })}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Exchange.index of each request that the draft would explain; null until it is known. */
function useMatches(cause: Cause, source: Source): readonly number[] | null {
  const [indexes, setIndexes] = useState<readonly number[] | null>(null);
  // Only a failure can change the list; healthy traffic pours in all the time.
  const { diagnoses, setAside } = useReview(source);
  const failures = diagnoses.reduce((sum, { entries }) => sum + entries.length, setAside);
  // Words that only the card shows change nothing about what the cause explains.
  const [judged, setJudged] = useState(cause);
  if (judgingOf(judged) !== judgingOf(cause)) setJudged(cause);
  useEffect(() => {
    let isLatest = true;
    const timer = setTimeout(() => {
      reviewWithDraft(source, judged).then((review) => {
        if (isLatest) setIndexes(entriesOf(review, judged.id));
      }, console.error);
    }, pause);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [judged, source, failures]);
  return indexes;
}

/** What of a cause decides which requests it explains. */
function judgingOf({ id, match }: Cause): string {
  return JSON.stringify([id, match]);
}

function entriesOf({ diagnoses }: ReviewResult, id: string): readonly number[] {
  return diagnoses
    .filter(({ cause, origin }) => cause === id && origin === ownPackName)
    .flatMap(({ entries }) => entries)
    .sort((a, b) => a - b);
}
