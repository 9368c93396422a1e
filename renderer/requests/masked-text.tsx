import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maskBody } from '../../shared/copy/mask.ts';
import { LongText } from './long-text.tsx';
import { visibleText } from '../text/visible-text.ts';

/**
 * A body as text, its secret fields covered until the user asks for them. `wanted` is searched for.
 */
export function MaskedText({
  text,
  mimeType,
  label,
  search = false,
}: {
  readonly text: string;
  readonly mimeType: string;
  readonly label: string;
  readonly search?: boolean;
}) {
  const { t } = useTranslation('requests');
  const [shown, setShown] = useState(false);
  const masked = useMemo(() => maskBody(text, mimeType), [text, mimeType]);
  const visible = useMemo(() => visibleText(shown ? text : masked.text), [shown, text, masked]);
  return (
    <>
      {masked.count > 0 && (
        <p className="details-none">
          {!shown && t('details.secretsHidden', { count: masked.count })}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setShown(!shown);
            }}
          >
            {t(shown ? 'details.hideSecrets' : 'details.showSecrets')}
          </button>
        </p>
      )}
      <LongText text={visible} label={label} search={search} />
    </>
  );
}
