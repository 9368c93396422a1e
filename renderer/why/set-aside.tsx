import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { ReviewResult } from '../../shared/rules/diagnosis.ts';
import { visibleLine } from '../text/visible-text.ts';
import { showRequest } from '../store/wizard.ts';
import { useRows, useSource } from '../store/sources.ts';
import { shareRequest } from '../store/share.ts';
import type { Source } from '../store/source.ts';
import { say } from '../../shared/words/say.ts';

/** No more rows than this are listed; the rest stands in the table. */
const limit = 50;

/** Failed requests that are not the cause of anything: shown, never hidden away. */
export function SetAside({
  review,
  source,
}: {
  readonly review: ReviewResult;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const rows = useRows(source);
  const isRecorded = useSource(source, ({ file }) => file?.summary.kind !== 'text');
  if (review.setAside === 0) return null;
  const byIndex = new Map(rows.map((row) => [row.index, row]));
  const nameOf = (index: number): string =>
    visibleLine(byIndex.get(index)?.name ?? t('results.setAsideShow', { number: index }));
  return (
    <Disclosure className="disclosure">
      <Heading level={2} className="disclosure-heading">
        <Button slot="trigger" className="disclosure-button">
          <ChevronRight aria-hidden />
          {t(review.diagnoses.length === 0 ? 'results.setAside' : 'results.setAsideToo', {
            count: review.setAside,
          })}
        </Button>
      </Heading>
      <DisclosurePanel className="disclosure-panel">
        <p>{t('results.setAsideLead', { count: review.setAside })}</p>
        <ul className="plain-list set-aside">
          {review.setAsideEntries.slice(0, limit).map(({ index, why }) => (
            <li key={index}>
              <Button
                className="link-button"
                onPress={() => {
                  showRequest(source, index);
                }}
              >
                {nameOf(index)}
              </Button>
              <span className="quiet">{say(`aside.${why}`)}</span>
              {isRecorded && (
                <Button
                  className="link-button"
                  aria-label={t('results.setAsideShareLabel', { name: nameOf(index) })}
                  onPress={() => {
                    shareRequest(index, source);
                  }}
                >
                  {t('results.setAsideShare')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
