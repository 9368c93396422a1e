import { useTranslation } from 'react-i18next';
import { isSecretField } from '../../shared/redact/covered.ts';
import { type ExchangeRequest } from '../../shared/exchange/exchange.ts';
import { AlwaysOut } from './always-out.tsx';
import { CutText, useFirstRows } from './cut-text.tsx';
import { formFields, queryFields, type Field } from './fields.ts';
import { BodyView } from './preview-tab.tsx';
import { SecretValue } from './secret-value.tsx';
import { visibleLine } from '../text/visible-text.ts';

/** What was sent: the fields in the address and the body. */
export function PayloadTab({ request }: { readonly request: ExchangeRequest }) {
  const { t } = useTranslation('requests');
  const query = queryFields(request.url);
  const form = formFields(request.body);
  const nothing =
    request.body.text === null && request.body.base64 === null && request.body.missing === null;
  if (nothing && query.length === 0) return <p className="details-none">{t('payload.none')}</p>;
  return (
    <>
      {query.length > 0 && (
        <>
          <h3>{t('payload.query')}</h3>
          <FieldList fields={query} />
        </>
      )}
      {form.length > 0 && (
        <>
          <h3>{t('payload.form')}</h3>
          <FieldList fields={form} />
        </>
      )}
      {form.length === 0 && !nothing && (
        <>
          <h3>{t('payload.body')}</h3>
          <BodyView body={request.body} label={t('payload.body')} />
        </>
      )}
    </>
  );
}

function FieldList({ fields }: { readonly fields: readonly Field[] }) {
  const [first, more] = useFirstRows(fields);
  return (
    <>
      <dl className="details-list">
        {first.map(({ name, value }, i) => (
          <div key={`${name.slice(0, 100)} ${i}`}>
            <dt>{visibleLine(name)}</dt>
            <dd>
              {isSecretField(name, true) && value !== '' ? (
                <SecretValue name={name}>
                  <CutText text={value} />
                </SecretValue>
              ) : (
                <CutText text={value} />
              )}
              <AlwaysOut name={name} />
            </dd>
          </div>
        ))}
      </dl>
      {more}
    </>
  );
}
