import { useTranslation } from 'react-i18next';
import { showAll, useView } from '../store/request-view.ts';

/** Says why there is nothing to see, and how to see something. */
export function EmptyTable({
  any,
  filtered,
  live,
}: {
  readonly any: boolean;
  readonly filtered: boolean;
  readonly live: boolean;
}) {
  const { t } = useTranslation('requests');
  if (!any) return <p className="requests-empty">{live ? t('empty.live') : t('empty.none')}</p>;
  return (
    <div className="requests-empty">
      <p>{filtered ? t('empty.filter') : t('empty.problems')}</p>
      {filtered && (
        <button
          type="button"
          className="requests-button"
          onClick={() => {
            useView.setState({ text: '', types: [] });
          }}
        >
          {t('empty.clear')}
        </button>
      )}
      <button type="button" className="requests-button" onClick={showAll}>
        {t('empty.all')}
      </button>
    </div>
  );
}
