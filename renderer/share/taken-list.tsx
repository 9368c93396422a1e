import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Taken } from '../../shared/redact/register.ts';

/** Rows that are shown; a recording may hold thousands of values. */
const shown = 300;

/** What was taken out: what it was, where it stood, before and after side by side. */
export function TakenList({ taken }: { readonly taken: readonly Taken[] }) {
  const { t } = useTranslation('share');
  if (taken.length === 0) return <p>{t('takenNone')}</p>;
  return (
    <>
      <table className="share-taken">
        <caption className="visually-hidden">{t('taken')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('kindColumn')}</th>
            <th scope="col">{t('whereColumn')}</th>
            <th scope="col">{t('beforeColumn')}</th>
            <th scope="col">{t('afterColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {taken.slice(0, shown).map((one) => (
            <tr key={one.label}>
              <th scope="row">{t(`kind.${one.kind}`)}</th>
              <td>{t(`part.${one.part}`)}</td>
              <td>
                <code>{one.hint}</code>
              </td>
              <td>
                <ArrowRight aria-hidden />
                <code>{one.label}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {taken.length > shown && (
        <p className="quiet">{t('takenMore', { count: taken.length - shown })}</p>
      )}
    </>
  );
}
