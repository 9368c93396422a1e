import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Body, type Exchange } from '../../shared/exchange/exchange.ts';
import { formatBytes } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';
import { bodyContent } from './body-content.ts';
import { JsonTree } from './json-tree.tsx';
import { MaskedText } from './masked-text.tsx';
import { visibleText } from '../text/visible-text.ts';
import { sayNote } from '../../shared/words/say.ts';

/** The answer as a person can read it, with the server's own message on top. */
export function PreviewTab({
  exchange,
  message,
}: {
  readonly exchange: Exchange;
  readonly message: string | null;
}) {
  const { t } = useTranslation('requests');
  const { response } = exchange;
  return (
    <>
      {message !== null && (
        <div className="server-said">
          <strong>{t('preview.said')}</strong>
          <blockquote>{visibleText(message)}</blockquote>
        </div>
      )}
      {response === null ? (
        <p className="details-none">{t('preview.noAnswer')}</p>
      ) : (
        <BodyView body={response.body} label={t('preview.tree')} />
      )}
    </>
  );
}

/** A body shown by what it is: tree, text, picture, or why it cannot be shown. */
export function BodyView({ body, label }: { readonly body: Body; readonly label: string }) {
  const { t } = useTranslation('requests');
  const region = useRegion();
  const content = useMemo(() => bodyContent(body), [body]);
  const cut = body.truncated && <p className="details-none">{t('details.cutShort')}</p>;
  switch (content.kind) {
    case 'json':
      return (
        <>
          {cut}
          <JsonTree value={content.value} label={label} />
        </>
      );
    case 'text':
      return (
        <>
          {cut}
          {content.markup && <p className="details-none">{t('preview.asText')}</p>}
          <MaskedText text={content.text} mimeType={body.mimeType} label={label} />
        </>
      );
    case 'picture':
      return <img className="preview-picture" src={content.source} alt={t('preview.image')} />;
    case 'binary': {
      const size = body.size === null ? t('preview.unknownSize') : formatBytes(body.size, region);
      return (
        <p className="details-none">
          {t('preview.binary', { type: body.mimeType || t('preview.unknownType'), size })}{' '}
          {content.picture && t('preview.imageRefused')}
        </p>
      );
    }
    case 'missing':
      return <p className="details-none">{visibleText(sayNote(content.why))}</p>;
    case 'none':
      return <p className="details-none">{t('preview.none')}</p>;
  }
}
