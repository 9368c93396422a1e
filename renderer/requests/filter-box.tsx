import { Search, TriangleAlert, X } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { complete, type Completion } from '../../shared/filter/complete.ts';
import { type FilterLine } from '../../shared/filter/line.ts';
import { formatCount } from '../text/format.ts';
import { useRegion } from '../widgets/use-region.ts';
import { withKey } from '../../shared/filter/words.ts';
import { visibleLine } from '../text/visible-text.ts';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The data that values are offered from. */
  readonly lines: readonly FilterLine[];
  /** What is wrong with the text, or a remark on it; null where nothing is. */
  readonly remark: FilterRemark | null;
}

export interface FilterRemark {
  readonly text: string;
  /** A part of the filter is left out for it. */
  readonly isFault: boolean;
  /** The key that a mistyped one most likely stood for; null where none comes near. */
  readonly meant: { readonly written: string; readonly key: string } | null;
}

/**
 * The filter text with offers from the data, after the ARIA combobox pattern (list, no automatic
 * choice).
 */
export function FilterBox({ text, onText, lines, remark }: Props) {
  const { t } = useTranslation('requests');
  const region = useRegion();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  const offers = useMemo(
    () => (caret === null ? [] : complete(text, caret, lines)),
    [text, caret, lines],
  );
  const open = offers.length > 0;
  const meant = remark?.meant ?? null;

  const take = (offer: Completion): void => {
    onText(offer.text);
    setChosen(-1);
    setCaret(offer.text.endsWith(':', offer.caret) ? offer.caret : null);
    requestAnimationFrame(() => {
      input.current?.setSelectionRange(offer.caret, offer.caret);
    });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const offer = offers[chosen];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) {
        setCaret(event.currentTarget.selectionStart ?? 0);
        return;
      }
      event.preventDefault();
      const count = offers.length + 1; // one place more: none chosen, back in the text
      setChosen(
        (before) => ((before + 1 + (event.key === 'ArrowDown' ? 1 : count - 1)) % count) - 1,
      );
    } else if ((event.key === 'Enter' || event.key === 'Tab') && offer !== undefined) {
      event.preventDefault();
      take(offer);
    } else if (event.key === 'Escape') {
      if (!open && text === '') return; // nothing is left to take away here
      event.stopPropagation();
      if (open) setCaret(null);
      else onText('');
    }
  };

  return (
    <div className="filter-box">
      <div className="filter-field" data-wrong={(!open && remark?.isFault === true) || undefined}>
        <Search size={15} aria-hidden />
        <input
          ref={input}
          type="text"
          role="combobox"
          value={text}
          aria-label={t('filter.label')}
          placeholder={t('filter.placeholder')}
          spellCheck={false}
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-offers`}
          aria-describedby={`${id}-remark`}
          aria-activedescendant={open && chosen >= 0 ? `${id}-${chosen}` : undefined}
          onChange={({ target }) => {
            onText(target.value);
            setCaret(target.value === '' ? null : target.selectionStart);
            setChosen(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setCaret(null);
          }}
        />
        {text !== '' && (
          <button
            type="button"
            className="icon-button"
            aria-label={t('filter.clear')}
            onClick={() => {
              onText('');
              input.current?.focus();
            }}
          >
            <X size={14} aria-hidden />
          </button>
        )}
      </div>
      <ul
        id={`${id}-offers`}
        role="listbox"
        aria-label={t('filter.offers')}
        hidden={!open}
        className="filter-offers"
      >
        {offers.map((offer, i) => (
          // Pressing must not take the focus away from the text
          <li
            key={offer.label}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === chosen}
            onMouseDown={(event) => {
              event.preventDefault();
              take(offer);
            }}
          >
            <span className="filter-offer">{visibleLine(offer.label)}</span>
            <span className="filter-hint">{hintOf(offer)}</span>
          </li>
        ))}
      </ul>
      <div className="filter-remark">
        <p id={`${id}-remark`} role="status">
          {!open && remark !== null && (
            <>
              {remark.isFault && <TriangleAlert size={14} aria-hidden />}
              {remark.text}
            </>
          )}
        </p>
        {!open && meant !== null && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              onText(withKey(text, meant));
              input.current?.focus();
            }}
          >
            {t('filter.useKey', { key: meant.key })}
          </button>
        )}
      </div>
    </div>
  );

  function hintOf({ label, count }: Completion): string {
    if (count !== null) return formatCount(count, region);
    const key = label.replace(/^-|:$/g, '');
    return isHelpKey(key) ? t(`filter.help.${key}`) : '';
  }
}

const helpKeys = [
  'status-code',
  'method',
  'domain',
  'cause',
  'is',
  'url',
  'mime-type',
  'resource-type',
  'scheme',
  'action',
  'larger-than',
  'slower-than',
  'has-response-header',
] as const;

function isHelpKey(key: string): key is (typeof helpKeys)[number] {
  return (helpKeys as readonly string[]).includes(key);
}
