import { useState } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../shared/compare/comparison.ts';
import { differenceKinds } from '../../shared/compare/difference.ts';
import { visibleLine, visibleText } from '../text/visible-text.ts';

const shows = ['all', ...differenceKinds, 'onlyWorking', 'onlyBroken'] as const;
type Show = (typeof shows)[number];

interface Row {
  readonly show: Exclude<Show, 'all'>;
  readonly text: string;
}

/** All differences, one kind of them, or the requests that only one recording has. */
export function DifferenceTable({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('compare');
  const [query, setQuery] = useState('');
  const [show, setShow] = useState<Show>('all');
  const rows = rowsOf(comparison);
  if (rows.length === 0) return null;
  const { length: differences } = comparison.differences;
  const words = query.toLowerCase().trim();
  const found = rows
    .filter((row) => (show === 'all' ? !isOnly(row) : row.show === show))
    .filter(({ text }) => text.toLowerCase().includes(words));
  return (
    <>
      <h3 id="all-differences">{t('all', { count: differences })}</h3>
      <div className="compare-filter">
        <SearchField className="text-field" value={query} onChange={setQuery}>
          <Label className="field-label">{t('search')}</Label>
          <div className="field-box">
            <Input className="field-input" />
          </div>
        </SearchField>
        <label className="stack tight">
          <span className="field-label">{t('show')}</span>
          <select
            className="select"
            value={show}
            onChange={({ target }) => {
              setShow(shows.find((one) => one === target.value) ?? 'all');
            }}
          >
            {shows
              .filter((one) => one === 'all' || rows.some((row) => row.show === one))
              .map((one) => (
                <option key={one} value={one}>
                  {t(`kind.${one}`)}
                </option>
              ))}
          </select>
        </label>
      </div>
      {found.length === 0 ? (
        <p className="quiet" role="status">
          {words === '' ? t('noneSoFar') : t('noMatch')}
        </p>
      ) : (
        <table className="compare-table" aria-labelledby="all-differences">
          <thead>
            <tr>
              <th scope="col">{t('kindColumn')}</th>
              <th scope="col">{t('whatColumn')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ show: kind, text }, at) => (
              <tr key={`${at} ${text}`}>
                <th scope="row">{t(`kind.${kind}`)}</th>
                <td>{isOnly({ show: kind }) ? visibleLine(text) : visibleText(text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

const isOnly = ({ show }: Pick<Row, 'show'>): boolean =>
  show === 'onlyWorking' || show === 'onlyBroken';

function rowsOf({ differences, only }: Comparison): readonly Row[] {
  return [
    ...differences.map(({ kind, text }): Row => ({ show: kind, text })),
    ...only.working.map(({ request }): Row => ({ show: 'onlyWorking', text: request })),
    ...only.broken.map(({ request }): Row => ({ show: 'onlyBroken', text: request })),
  ];
}
