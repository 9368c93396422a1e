import { useTranslation } from 'react-i18next';
import { useNotices } from '../store/notices.ts';
import { formatTime } from '../text/format.ts';
import { visibleLine } from '../text/visible-text.ts';
import { useRegion } from '../widgets/use-region.ts';

/** What the program said since its start: good news goes by itself, and may be missed. */
export function SaidNotices() {
  const { t } = useTranslation('about');
  const region = useRegion();
  const { notices, said: all } = useNotices();
  // What still stands in its own place is not said twice.
  const said = all.filter(({ id }) => !notices.some((notice) => notice.id === id));
  return (
    <section className="stack tight" aria-labelledby="about-said">
      <h2 id="about-said">{t('said')}</h2>
      {said.length === 0 ? (
        <p>{t('saidNothing')}</p>
      ) : (
        <ul className="plain-list" aria-labelledby="about-said">
          {said.map(({ id, at, about, text }) => (
            <li key={id}>
              <span className="quiet">{formatTime(at, region)}</span>{' '}
              {about !== null && <strong data-written>{visibleLine(about)} </strong>}
              <span data-written>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
