import { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type ExchangeRow } from '../../shared/exchange/row.ts';
import { useRegion } from '../widgets/use-region.ts';
import { formatDuration, formatShare } from './duration.ts';
import { longestPhase, phaseBars } from './waterfall.ts';

/** Where a request's time went, as one sentence: "The server took 58 of 60 s". */
export function timeSentence(
  t: TFunction<'requests'>,
  row: Pick<ExchangeRow, 'timings' | 'duration' | 'state'>,
  language: string,
): string {
  const longest = longestPhase(row);
  if (longest !== null) {
    const { isAll, ...share } = formatShare(longest.length, longest.whole, language);
    return t(isAll ? `took.all.${longest.phase}` : `took.${longest.phase}`, share);
  }
  if (row.duration !== null)
    return t('took.whole', { whole: formatDuration(row.duration, language) });
  return row.state === 'open' ? t('took.open') : t('took.unknown');
}

/**
 * The request's place in time, drawn; the sentence stands beside it for those who cannot see it.
 */
export function WaterfallBar({
  row,
  span,
}: {
  readonly row: ExchangeRow;
  readonly span: { readonly from: number; readonly length: number } | null;
}) {
  const { t } = useTranslation('requests');
  const region = useRegion();
  const sentence = timeSentence(t, row, region);
  const bars = phaseBars(row.timings);
  const sum = bars.reduce((total, bar) => total + bar.length, 0);
  const whole = Math.max(sum, row.duration ?? 0);
  const part = (length: number, of: number): string => `${of === 0 ? 0 : (length / of) * 100}%`;
  return (
    <span className="waterfall" title={sentence}>
      <span className="visually-hidden">{sentence}</span>
      {span !== null && row.startedAt !== null && (
        <span
          className="waterfall-bar"
          style={{
            // The shortest bar (table.css) is seen whole at the end, too.
            insetInlineStart: `min(${part(row.startedAt - span.from, span.length)}, 100% - 6px)`,
            inlineSize: part(whole, span.length),
          }}
        >
          {bars.length === 0 && (
            <span className="waterfall-phase" data-phase="whole" style={{ inlineSize: '100%' }} />
          )}
          {bars.map((bar) => (
            <span
              key={bar.phase}
              className="waterfall-phase"
              data-phase={bar.phase}
              style={{ inlineSize: part(bar.length, sum) }}
            />
          ))}
        </span>
      )}
    </span>
  );
}
