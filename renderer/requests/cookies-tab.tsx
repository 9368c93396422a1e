import { useTranslation } from 'react-i18next';
import { type Exchange } from '../../shared/exchange/exchange.ts';
import { type Cookie, sentCookies, setCookies } from './cookies.ts';
import { CutText, useFirstRows } from './cut-text.tsx';
import { SecretValue } from './secret-value.tsx';
import { visibleLine } from '../text/visible-text.ts';

export function CookiesTab({ exchange }: { readonly exchange: Exchange }) {
  const { t } = useTranslation('requests');
  const sent = sentCookies(exchange.request.headers);
  const set = setCookies(exchange.response?.headers ?? []);
  if (sent.length === 0 && set.length === 0)
    return <p className="details-none">{t('cookies.none')}</p>;
  return (
    <>
      {sent.length > 0 && (
        <>
          <h3>{t('cookies.sent')}</h3>
          <CookieTable cookies={sent} />
        </>
      )}
      {set.length > 0 && (
        <>
          <h3>{t('cookies.set')}</h3>
          <CookieTable cookies={set} />
        </>
      )}
    </>
  );
}

function CookieTable({ cookies }: { readonly cookies: readonly Cookie[] }) {
  const { t } = useTranslation('requests');
  const hasAttributes = cookies.some(({ attributes }) => attributes !== '');
  const [first, more] = useFirstRows(cookies);
  return (
    <>
      <table className="details-table">
        <thead>
          <tr>
            <th scope="col">{t('cookies.name')}</th>
            <th scope="col">{t('cookies.value')}</th>
            {hasAttributes && <th scope="col">{t('cookies.attributes')}</th>}
          </tr>
        </thead>
        <tbody>
          {first.map(({ name, value, attributes }, i) => (
            <tr key={`${name.slice(0, 100)} ${i}`}>
              <th scope="row">{visibleLine(name)}</th>
              <td>
                <SecretValue name={name}>
                  <CutText text={value} />
                </SecretValue>
              </td>
              {hasAttributes && <td>{visibleLine(attributes)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}
