import { useTranslation } from 'react-i18next';
import type { KeptLine } from '../../shared/checkup/kept.ts';
import { useCheckup } from '../store/checkup.ts';
import { formatMoment } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useRegion } from '../widgets/use-region.ts';

const kinds = ['new', 'gone', 'stillThere', 'unclear'] as const;

/** What is new, gone and still there since the last check-up of this Halo. */
export function CheckupChanges() {
  const { t } = useTranslation('checkup');
  const region = useRegion();
  const comparison = useCheckup((state) => state.comparison);
  const before = useCheckup((state) => state.before);
  if (comparison === null || before === null) return null;
  const shown = kinds.filter((kind) => comparison[kind].length > 0);
  return (
    <section className="card stack tight" aria-label={t('changes.title')}>
      <h2 className="small-heading">{t('changes.title')}</h2>
      <p className="quiet">{t('changes.since', { when: formatMoment(before, region) })}</p>
      {shown.length === 0 && <p>{t('changes.none')}</p>}
      {shown.map((kind) => (
        <div key={kind}>
          <strong>{t(`changes.${kind}`)}</strong>
          <ul className="reasons">
            {comparison[kind].map((line) => (
              <li key={line.key} data-written>
                {nameOf(line)}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const nameOf = ({ title, subject }: KeptLine): string =>
  visibleLine(subject === null ? title : `${title}: ${subject}`);
