import { Flag, MousePointerClick, RefreshCw } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import type { Source } from '../store/source.ts';
import { useReview, useReviewedRows, useSource } from '../store/sources.ts';
import { showRequest } from '../store/wizard.ts';
import { StatusChip } from '../widgets/status-chip.tsx';
import { useRegion } from '../widgets/use-region.ts';
import { type TimelineItem, timelineOf } from './timeline.ts';

/** No more stops, and no more failures of one stop, are listed: the table has them all. */
const limit = { items: 40, failures: 8 };

/**
 * What the user did in Halo, the latest first, and under each action what failed by it. Nothing
 * where no action is known.
 */
export function TimelineList({ source }: { readonly source: Source }) {
  const { t } = useTranslation();
  const reviewed = useReviewedRows(source);
  const review = useReview(source);
  const marks = useSource(source, (state) => state.marks);
  const items = timelineOf(reviewed, review, marks);
  if (!items.some(({ kind, action }) => kind === 'mark' || action !== null)) return null;
  return (
    <section className="stack tight" aria-labelledby="timeline-heading">
      <h2 id="timeline-heading" className="small-heading">
        {t('timeline.title')}
      </h2>
      <ol className="plain-list timeline">
        {items
          .slice(-limit.items)
          .reverse()
          .map((item) => (
            <TimelineEntry
              key={`${item.kind} ${item.at} ${item.failures[0]?.index}`}
              item={item}
              source={source}
            />
          ))}
      </ol>
    </section>
  );
}

function TimelineEntry({
  item: { kind, action, at, failures },
  source,
}: {
  readonly item: TimelineItem;
  readonly source: Source;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  const Icon = kind === 'mark' ? Flag : action === null ? RefreshCw : MousePointerClick;
  const more = failures.length - limit.failures;
  return (
    <li className={kind === 'mark' ? 'timeline-item said' : 'timeline-item'}>
      <p className="timeline-head">
        <Icon aria-hidden />
        <strong>
          {kind === 'mark'
            ? t('timeline.mark')
            : action === null
              ? t('timeline.byItself')
              : visibleLine(action)}
        </strong>
        {at !== null && <span className="quiet">{formatTime(at, region)}</span>}
      </p>
      {failures.length > 0 && (
        <ul className="plain-list timeline-failures">
          {failures.slice(0, limit.failures).map(({ index, name, status, title }) => (
            <li key={index}>
              <StatusChip status={status} />
              <span>{title}</span>
              <Button
                className="link-button"
                onPress={() => {
                  showRequest(source, index);
                }}
              >
                {visibleLine(name)}
              </Button>
            </li>
          ))}
          {more > 0 && <li className="quiet">{t('timeline.more', { count: more })}</li>}
        </ul>
      )}
    </li>
  );
}
