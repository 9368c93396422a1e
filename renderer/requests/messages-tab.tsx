import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maskBody } from '../../shared/copy/mask.ts';
import { type StreamMessage } from '../../shared/exchange/exchange.ts';
import { useRegion } from '../widgets/use-region.ts';
import { formatExactTime } from '../text/format.ts';
import { visibleText } from '../text/visible-text.ts';

const step = 200;
const longestText = 2000;

/** WebSocket frames and server-sent events, oldest first. */
export function MessagesTab({ messages }: { readonly messages: readonly StreamMessage[] }) {
  const { t } = useTranslation('requests');
  const region = useRegion();
  const [wanted, setWanted] = useState('');
  const [drawn, setDrawn] = useState(step);
  if (messages.length === 0) return <p className="details-none">{t('messages.none')}</p>;
  const word = wanted.toLowerCase();
  const fitting =
    word === '' ? messages : messages.filter(({ text }) => text.toLowerCase().includes(word));
  return (
    <>
      <input
        type="search"
        className="details-search"
        value={wanted}
        aria-label={t('messages.find')}
        placeholder={t('messages.find')}
        onChange={({ target }) => {
          setWanted(target.value);
        }}
      />
      <table className="details-table">
        <thead>
          <tr>
            <th scope="col">{t('messages.direction')}</th>
            <th scope="col">{t('messages.time')}</th>
            <th scope="col">{t('messages.text')}</th>
          </tr>
        </thead>
        <tbody>
          {fitting.slice(0, drawn).map(({ direction, at, text }, i) => (
            <tr key={i} data-direction={direction}>
              <td>{t(`messages.${direction}`)}</td>
              <td>{at === null ? '–' : formatExactTime(at, region)}</td>
              <td className="message-text">
                {visibleText(maskBody(text, '').text.slice(0, longestText))}
                {text.length > longestText && '…'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fitting.length > drawn && (
        <button
          type="button"
          className="requests-button"
          onClick={() => {
            setDrawn(drawn + 5 * step);
          }}
        >
          {t('details.more')}
        </button>
      )}
    </>
  );
}
