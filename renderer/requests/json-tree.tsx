import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSecretField } from '../../shared/redact/covered.ts';
import { AlwaysOut } from './always-out.tsx';
import { SecretValue } from './secret-value.tsx';
import { visibleLine, visibleText } from '../text/visible-text.ts';

/** Entries drawn of one list before the user asks for more. */
const step = 100;
const longestText = 2000;

/**
 * JSON as a tree that opens piece by piece: what is closed is not drawn, so size and depth cost
 * nothing.
 */
export function JsonTree({ value, label }: { readonly value: unknown; readonly label: string }) {
  return (
    <div className="json-tree" role="group" aria-label={label}>
      {isBranch(value) ? <Branch value={value} outermost /> : <Leaf value={value} />}
    </div>
  );
}

type BranchValue = readonly unknown[] | Readonly<Record<string, unknown>>;

function isBranch(value: unknown): value is BranchValue {
  return typeof value === 'object' && value !== null;
}

function Branch({
  value,
  outermost = false,
}: {
  readonly value: BranchValue;
  readonly outermost?: boolean;
}) {
  const { t } = useTranslation('requests');
  const [drawn, setDrawn] = useState(step);
  const entries = Array.isArray(value)
    ? (value as readonly unknown[])
        .slice(0, drawn)
        .map((item, i) => [t('preview.item', { number: i + 1 }), item] as const)
    : Object.entries(value).slice(0, drawn);
  const more = sizeOf(value) - entries.length;
  return (
    <ul>
      {entries.map(([name, item]) => (
        <Entry
          key={name}
          name={name}
          value={item}
          inList={Array.isArray(value)}
          alone={outermost && entries.length === 1}
        />
      ))}
      {more > 0 && (
        <li>
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setDrawn(drawn + 10 * step);
            }}
          >
            {t('details.moreCount', { count: Math.min(more, 10 * step) })}
          </button>
        </li>
      )}
    </ul>
  );
}

interface EntryProps {
  readonly name: string;
  readonly value: unknown;
  readonly inList: boolean;
  readonly alone: boolean;
}

function Entry({ name, value, inList, alone }: EntryProps) {
  const secret =
    !inList &&
    value !== null &&
    value !== '' &&
    typeof value !== 'boolean' &&
    isSecretField(name, false);
  const content = isBranch(value) ? (
    <Opener name={name} value={value} atFirst={alone} />
  ) : (
    <>
      <span className="json-name">{visibleLine(name)}:</span> <Leaf value={value} />
    </>
  );
  return (
    <li>
      {secret ? (
        <>
          <span className="json-name">{visibleLine(name)}:</span>{' '}
          <SecretValue name={name}>
            {isBranch(value) ? content : <Leaf value={value} />}
          </SecretValue>
        </>
      ) : (
        content
      )}
      {!inList && !isBranch(value) && value !== null && <AlwaysOut name={name} />}
    </li>
  );
}

/** `atFirst`: open from the start, since there is nothing else to look at. */
function Opener({
  name,
  value,
  atFirst,
}: {
  readonly name: string;
  readonly value: BranchValue;
  readonly atFirst: boolean;
}) {
  const { t } = useTranslation('requests');
  const size = sizeOf(value);
  const [open, setOpen] = useState(atFirst);
  return (
    <>
      <button
        type="button"
        className="json-opener"
        aria-expanded={open}
        disabled={size === 0}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {open ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />}
        <span className="json-name">{visibleLine(name)}:</span>
        <span className="json-size">
          {t(Array.isArray(value) ? 'preview.items' : 'preview.fields', { count: size })}
        </span>
      </button>
      {open && <Branch value={value} />}
    </>
  );
}

function Leaf({ value }: { readonly value: unknown }) {
  const { t } = useTranslation('requests');
  const [whole, setWhole] = useState(false);
  if (typeof value !== 'string')
    return (
      <span className="json-value" data-type={value === null ? 'null' : typeof value}>
        {String(value)}
      </span>
    );
  const cut = !whole && value.length > longestText;
  return (
    <span className="json-value" data-type="string">
      &quot;{visibleText(cut ? value.slice(0, longestText) : value)}
      {cut ? '…' : '"'}
      {cut && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            setWhole(true);
          }}
        >
          {t('details.more')}
        </button>
      )}
    </span>
  );
}

function sizeOf(value: BranchValue): number {
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}
