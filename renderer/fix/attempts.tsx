import { useTranslation } from 'react-i18next';
import type { Try } from '../../shared/fix/record.ts';
import { answerWords } from '../text/answer-words.ts';
import { formatMoments, formatSpan } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';
import { visibleLine } from '../text/visible-text.ts';

/** What took less is not told to the millisecond, in milliseconds. */
const shortest = 100;

/** Before and after, side by side. */
export function Attempts({
  before,
  after,
  failedAs,
  stillAs = null,
}: {
  readonly before: Try | null;
  readonly after: Try | null;
  /** Diagnosis.status of what failed: its answer may itself have another, or look like a success. */
  readonly failedAs: number;
  /** The same of what came after; null where that did not fail. */
  readonly stillAs?: number | null;
}) {
  const { t } = useTranslation();
  const region = useRegion();
  if (before === null || after === null) return null;
  const known = [before.at, after.at].filter((at) => at !== null);
  const moments = new Map(
    formatMoments(known, region).map((words, place) => [known[place] ?? null, words]),
  );
  return (
    <table className="attempts">
      <caption>{t('check.compare')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('check.before')}</th>
          <th scope="col">{t('check.after')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('check.answer')}</th>
          <td>{answerWords(before.status, failedAs)}</td>
          <td>{answerWords(after.status, stillAs)}</td>
        </tr>
        {(before.by !== null || after.by !== null) && (
          <tr>
            <th scope="row">{t('check.who')}</th>
            <td>{visibleLine(before.by ?? t('check.unknown'))}</td>
            <td>{visibleLine(after.by ?? t('check.unknown'))}</td>
          </tr>
        )}
        <tr>
          <th scope="row">{t('check.when')}</th>
          <td>{moments.get(before.at) ?? t('check.unknown')}</td>
          <td>{moments.get(after.at) ?? t('check.unknown')}</td>
        </tr>
        <tr>
          <th scope="row">{t('check.took')}</th>
          <td>
            <Took one={before} />
          </td>
          <td>
            <Took one={after} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Took({ one: { duration } }: { readonly one: Try }) {
  const { t } = useTranslation();
  const region = useRegion();
  if (duration === null) return t('check.unknown');
  // Two units beside each other are hard to compare.
  return duration < shortest
    ? t('check.tookUnder', { time: formatSpan(shortest, region) })
    : formatSpan(duration, region);
}
