import { useTranslation } from 'react-i18next';
import { type Exchange } from '../../shared/exchange/exchange.ts';
import { MaskedText } from './masked-text.tsx';
import { BodyView } from './preview-tab.tsx';

/** The answer letter by letter, with a search. */
export function ResponseTab({ exchange }: { readonly exchange: Exchange }) {
  const { t } = useTranslation('requests');
  const body = exchange.response?.body;
  if (body === undefined) return <p className="details-none">{t('preview.noAnswer')}</p>;
  if (body.text === null || body.text === '')
    return <BodyView body={body} label={t('response.label')} />;
  return (
    <>
      {body.truncated && <p className="details-none">{t('details.cutShort')}</p>}
      <MaskedText text={body.text} mimeType={body.mimeType} label={t('response.label')} search />
    </>
  );
}
