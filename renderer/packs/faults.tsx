import { useTranslation } from 'react-i18next';
import { visibleLine } from '../text/visible-text.ts';

/** No more lines than this are shown. */
const limit = 8;

/** What has to be fixed in a pack, one line each, with its place. */
export function Faults({ faults }: { readonly faults: readonly string[] }) {
  const { t } = useTranslation('packs');
  return (
    <ul className="faults">
      {faults.slice(0, limit).map((fault) => (
        <li key={fault}>{visibleLine(fault)}</li>
      ))}
      {faults.length > limit && <li>{t('moreFaults', { count: faults.length - limit })}</li>}
    </ul>
  );
}
