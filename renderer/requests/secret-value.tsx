import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maskAddress } from '../../shared/copy/mask.ts';
import { visibleLine } from './visible-text.ts';

/** A value that stays covered until the user asks for it; `name` says what it is to those who hear the button. */
export function SecretValue({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const { t } = useTranslation('requests');
  const [shown, setShown] = useState(false);
  const label = t(shown ? 'details.hideValue' : 'details.showValue', { name: visibleLine(name) });
  return (
    <span className="secret-value">
      {shown ? (
        children
      ) : (
        <span className="secret-cover" title={t('details.secret')}>
          ••••••••
        </span>
      )}
      <button
        type="button"
        className="link-button"
        aria-label={label}
        onClick={() => {
          setShown(!shown);
        }}
      >
        {t(shown ? 'details.hide' : 'details.show')}
      </button>
    </span>
  );
}

/** An address with its secret fields covered; the whole of it on request. */
export function SafeAddress({ name, address }: { readonly name: string; readonly address: string }) {
  const { t } = useTranslation('requests');
  const [shown, setShown] = useState(false);
  const masked = maskAddress(address);
  if (masked.count === 0) return visibleLine(address);
  return (
    <span className="secret-value">
      {visibleLine(shown ? address : masked.text)}{' '}
      <button
        type="button"
        className="link-button"
        aria-label={t(shown ? 'details.hideValue' : 'details.showValue', { name })}
        onClick={() => {
          setShown(!shown);
        }}
      >
        {t(shown ? 'details.hide' : 'details.show')}
      </button>
    </span>
  );
}
