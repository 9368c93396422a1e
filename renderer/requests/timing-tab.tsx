import { useTranslation } from 'react-i18next';
import { type ExchangeRow } from '../../shared/exchange/row.ts';
import { useRegion } from '../widgets/use-region.ts';
import { formatExactTime } from '../text/format.ts';
import { formatDuration } from './duration.ts';
import { phaseBars } from './waterfall.ts';
import { timeSentence } from './waterfall-bar.tsx';

/** Where the time went: a sentence, then phase by phase. */
export function TimingTab({ row }: { readonly row: ExchangeRow }) {
  const { t } = useTranslation('requests');
  const region = useRegion();
  const bars = phaseBars(row.timings);
  const sum = bars.reduce((total, bar) => total + bar.length, 0);
  const whole = Math.max(sum, row.duration ?? 0);
  return (
    <>
      <p className="timing-sentence">{timeSentence(t, row, region)}</p>
      {row.startedAt !== null && (
        <p>
          {t('timing.started')}: {formatExactTime(row.startedAt, region)}
        </p>
      )}
      {bars.length === 0 ? (
        <p className="details-none">{t('timing.none')}</p>
      ) : (
        <table className="timing-table">
          <thead>
            <tr>
              <th scope="col">{t('timing.phase')}</th>
              <td aria-hidden />
              <th scope="col">{t('timing.length')}</th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.phase}>
                <th scope="row">{t(`phase.${bar.phase}`)}</th>
                <td aria-hidden>
                  <span
                    className="timing-bar"
                    data-phase={bar.phase}
                    style={{
                      marginInlineStart: `${(bar.from / whole) * 100}%`,
                      inlineSize: `${(bar.length / whole) * 100}%`,
                    }}
                  />
                </td>
                <td>{formatDuration(bar.length, region)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('timing.total')}</th>
              <td aria-hidden />
              <td>{formatDuration(whole, region)}</td>
            </tr>
          </tbody>
        </table>
      )}
    </>
  );
}
