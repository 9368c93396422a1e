import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maskAddress } from '../../shared/copy/mask.ts';
import { CutText } from './cut-text.tsx';
import { visibleLine } from '../text/visible-text.ts';

/**
 * A value that stays covered until the user asks for it; `name` says what it is to those who hear
 * the button.
 */
export function SecretValue({
  name,
  children,
}: {
  readonly name: string;
  readonly children: ReactNode;
}) {
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
export function SafeAddress({
  name,
  address,
}: {
  readonly name: string;
  readonly address: string;
}) {
  const { t } = useTranslation('requests');
  const [shown, setShown] = useState(false);
  // No server takes a longer one; a hostile recording holds one of megabytes.
  const whole = address.slice(0, 100_000);
  const masked = maskAddress(whole);
  if (masked.count === 0) return <CutText text={whole} />;
  return (
    <span className="secret-value">
      <CutText text={shown ? whole : masked.text} />{' '}
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
