import { ChevronDown, ChevronUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findAll } from './find.ts';

/** Characters drawn before the user asks for more: a page of some megabytes would stand still. */
const step = 50_000;

/** Text in pieces, with a search that finds in all of it. */
export function LongText({
  text,
  label,
  search,
}: {
  readonly text: string;
  readonly label: string;
  readonly search: boolean;
}) {
  const { t } = useTranslation('requests');
  const [drawn, setDrawn] = useState(step);
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const places = useMemo(() => findAll(text, wanted), [text, wanted]);
  const place = places[at];
  const mark = useRef<HTMLElement>(null);
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'nearest' });
  }, [place, wanted]);
  const end = Math.max(
    drawn,
    place === undefined ? 0 : Math.min(text.length, place + wanted.length + 1000),
  );
  const move = (by: number): void => {
    if (places.length > 0) setAt((at + by + places.length) % places.length);
  };
  return (
    <>
      {search && (
        <div className="text-search">
          <input
            type="search"
            className="details-search"
            value={wanted}
            aria-label={t('response.search')}
            placeholder={t('response.search')}
            onChange={({ target }) => {
              setWanted(target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') move(event.shiftKey ? -1 : 1);
            }}
          />
          <span role="status">
            {wanted !== '' && t('response.found', { count: places.length })}
          </span>
          <button
            type="button"
            className="icon-button"
            aria-label={t('response.previous')}
            disabled={places.length === 0}
            onClick={() => {
              move(-1);
            }}
          >
            <ChevronUp size={15} aria-hidden />
          </button>
          <button
            type="button"
            className="icon-button"
            aria-label={t('response.next')}
            disabled={places.length === 0}
            onClick={() => {
              move(1);
            }}
          >
            <ChevronDown size={15} aria-hidden />
          </button>
        </div>
      )}
      <pre className="long-text" tabIndex={0} role="region" aria-label={label}>
        {place === undefined ? (
          text.slice(0, end)
        ) : (
          <>
            {text.slice(0, place)}
            <mark ref={mark}>{text.slice(place, place + wanted.length)}</mark>
            {text.slice(place + wanted.length, end)}
          </>
        )}
      </pre>
      {end < text.length && (
        <button
          type="button"
          className="requests-button"
          onClick={() => {
            setDrawn(end + 4 * step);
          }}
        >
          {t('details.more')}
        </button>
      )}
    </>
  );
}
