import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSecretHeader } from '../../shared/redact/covered.ts';
import { type Exchange, type Header } from '../../shared/exchange/exchange.ts';
import { useRegion } from '../widgets/use-region.ts';
import { statusMeaning } from './line-words.ts';
import { type RequestLine } from './lines.ts';
import { AlwaysOut } from './always-out.tsx';
import { CutText, useFirstRows } from './cut-text.tsx';
import { SafeAddress, SecretValue } from './secret-value.tsx';
import { StatusMark, useStatusWord } from './status-mark.tsx';
import { timeSentence } from './waterfall-bar.tsx';
import { visibleLine, visibleText } from '../text/visible-text.ts';
import { sayNote } from '../../shared/words/say.ts';

/** Who was asked, what came back and who answered; then the headers of both sides. */
export function HeadersTab({
  exchange,
  line,
}: {
  readonly exchange: Exchange;
  readonly line: RequestLine;
}) {
  const { t } = useTranslation('requests');
  const region = useRegion();
  const [wanted, setWanted] = useState('');
  const { request, response, failure } = exchange;
  const status = response === null || response.status <= 0 ? null : response.status;
  const word = useStatusWord({ status, kind: line.kind });
  const official = visibleLine(response?.statusText ?? '');
  const meant = statusMeaning(t, status, line.kind);
  const from = t(`headers.from.${response?.from ?? 'none'}`);
  const optional = (
    value: string | null | undefined,
    label: 'startedBy' | 'page' | 'action' | 'failure',
    content?: ReactNode,
  ): ReactNode =>
    value !== null &&
    value !== undefined &&
    value !== '' && <Entry label={t(`headers.${label}`)}>{content ?? visibleLine(value)}</Entry>;
  return (
    <>
      <h3>{t('headers.general')}</h3>
      <dl className="details-list">
        <Entry label={t('headers.address')}>
          <SafeAddress name={t('headers.address')} address={request.url} />
        </Entry>
        <Entry label={t('headers.method')}>{visibleLine(request.method)}</Entry>
        <Entry label={t('headers.status')}>
          <StatusMark status={status} kind={line.kind} />{' '}
          {official !== '' && official.toLowerCase() !== word.toLowerCase() && `(${official})`}
        </Entry>
        <Entry label={t('headers.means')}>
          {visibleLine(line.meaning)}
          {line.diagnosis !== null && meant !== line.meaning && (
            <span className="details-plain">{meant}</span>
          )}
        </Entry>
        <Entry label={t('headers.answeredBy')}>
          {response?.remoteAddress
            ? t('headers.at', { from, address: visibleLine(response.remoteAddress) })
            : from}
        </Entry>
        <Entry label={t('column.time')}>{timeSentence(t, line.row, region)}</Entry>
        {optional(
          failure?.text,
          'failure',
          <>
            {visibleLine(failure?.text ?? '')}
            {failure?.blockedReason && (
              <span className="details-plain">
                {t('headers.browserSays.blocked', { why: visibleLine(failure.blockedReason) })}
              </span>
            )}
            {failure?.corsError && (
              <span className="details-plain">
                {t('headers.browserSays.cors', { why: visibleLine(failure.corsError) })}
              </span>
            )}
          </>,
        )}
        {optional(exchange.action, 'action')}
        {optional(
          exchange.initiator,
          'startedBy',
          <SafeAddress name={t('headers.startedBy')} address={exchange.initiator ?? ''} />,
        )}
        {optional(
          exchange.pageUrl,
          'page',
          <SafeAddress name={t('headers.page')} address={exchange.pageUrl ?? ''} />,
        )}
        {exchange.notes.map(sayNote).map((note) => (
          <Entry key={note} label={t('details.note')}>
            {visibleText(note)}
          </Entry>
        ))}
      </dl>
      <input
        type="search"
        className="details-search"
        value={wanted}
        aria-label={t('headers.filter')}
        placeholder={t('headers.filter')}
        onChange={({ target }) => {
          setWanted(target.value);
        }}
      />
      <h3>{t('headers.response')}</h3>
      <HeaderList
        headers={response?.headers ?? []}
        wanted={wanted}
        empty={t('headers.noResponse')}
      />
      <h3>{t('headers.request')}</h3>
      <HeaderList headers={request.headers} wanted={wanted} empty={t('headers.noRequest')} />
    </>
  );
}

function Entry({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

const addressHeaders = ['referer', 'location', 'content-location', ':path'];

function HeaderList({
  headers,
  wanted,
  empty,
}: {
  readonly headers: readonly Header[];
  readonly wanted: string;
  readonly empty: string;
}) {
  const { t } = useTranslation('requests');
  if (headers.length === 0) return <p className="details-none">{empty}</p>;
  const text = wanted.toLowerCase();
  // Covered values are not searched: a match would give them away
  const fitting = headers.filter(
    ({ name, value }) =>
      name.toLowerCase().includes(text) ||
      (!isSecretHeader(name) && value.toLowerCase().includes(text)),
  );
  if (fitting.length === 0) return <p className="details-none">{t('headers.noMatch')}</p>;
  return <FittingHeaders headers={fitting} />;
}

function FittingHeaders({ headers }: { readonly headers: readonly Header[] }) {
  const [first, more] = useFirstRows(headers);
  return (
    <>
      <dl className="details-list">
        {first.map(({ name, value }, i) => (
          <Entry key={`${name.slice(0, 100)} ${i}`} label={visibleLine(name)}>
            <HeaderValue name={name} value={value} />
            <AlwaysOut name={name} />
          </Entry>
        ))}
      </dl>
      {more}
    </>
  );
}

function HeaderValue({ name, value }: Header) {
  if (isSecretHeader(name))
    return (
      <SecretValue name={name}>
        <CutText text={value} />
      </SecretValue>
    );
  return addressHeaders.includes(name.toLowerCase()) ? (
    <SafeAddress name={name} address={value} />
  ) : (
    <CutText text={value} />
  );
}
