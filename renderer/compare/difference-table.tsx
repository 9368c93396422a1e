import { Columns2 } from 'lucide-react';
import { Fragment, useId, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { SearchBox } from '../widgets/search-box.tsx';
import type { Proof } from '../../shared/compare/comparison.ts';
import { differenceKinds } from '../../shared/compare/difference.ts';
import type { Compared } from '../har/comparing.ts';
import { visibleLine, visibleText } from '../text/visible-text.ts';
import { ProofTable } from './proof-table.tsx';

const shows = ['all', ...differenceKinds, 'onlyWorking', 'onlyBroken'] as const;
type Show = (typeof shows)[number];

interface Row {
  readonly show: Exclude<Show, 'all'>;
  readonly text: string;
  /** Its two requests; null where it is about none. */
  readonly proof: { readonly working: Proof | null; readonly broken: Proof | null } | null;
}

type Told = Pick<Compared, 'comparison' | 'proofs'>;

/**
 * All differences, each with its two requests, one kind of them, or the requests that only one
 * recording has.
 */
export function DifferenceTable({ result }: { readonly result: Told }) {
  const { comparison } = result;
  const { t } = useTranslation('compare');
  const [query, setQuery] = useState('');
  const rows = rowsOf(result);
  const { length: differences } = comparison.differences;
  const [show, setShow] = useState<Show>(differences > 0 ? 'all' : (rows[0]?.show ?? 'all'));
  if (rows.length === 0) return null;
  const words = query.toLowerCase().trim();
  const listed = rows.filter((row) => (show === 'all' ? !isOnly(row) : row.show === show));
  const found = listed.filter(({ text }) => text.toLowerCase().includes(words));
  return (
    <>
      <h3 id="all-differences">
        {show === 'all'
          ? t('all', { count: differences })
          : t('ofKind', { kind: t(`kind.${show}`), count: listed.length })}
      </h3>
      <div className="compare-filter">
        <SearchBox label={t('search')} value={query} onChange={setQuery} />
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
              .filter((one) =>
                one === 'all' ? differences > 0 : rows.some((row) => row.show === one),
              )
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
              <td />
            </tr>
          </thead>
          <tbody>
            {found.map((row) => (
              <DifferenceRow key={`${row.show} ${row.text}`} row={row} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** One difference; its two requests open below it. */
function DifferenceRow({ row: { show, text, proof } }: { readonly row: Row }) {
  const { t } = useTranslation('compare');
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <Fragment>
      <tr>
        <th scope="row">{t(`kind.${show}`)}</th>
        <td id={id}>{isOnly({ show }) ? visibleLine(text) : visibleText(text)}</td>
        <td className="compare-open">
          {proof !== null && (
            <Button
              className="icon-button"
              aria-label={t('pair')}
              aria-describedby={id}
              aria-expanded={isOpen}
              onPress={() => {
                setOpen(!isOpen);
              }}
            >
              <Columns2 aria-hidden />
            </Button>
          )}
        </td>
      </tr>
      {isOpen && proof !== null && (
        <tr>
          <td colSpan={3} className="compare-pair">
            <ProofTable proof={proof} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

const isOnly = ({ show }: Pick<Row, 'show'>): boolean =>
  show === 'onlyWorking' || show === 'onlyBroken';

function rowsOf({ comparison: { differences, only }, proofs }: Told): readonly Row[] {
  const alone = (show: Row['show']) => (request: { readonly request: string }) => ({
    show,
    text: request.request,
    proof: null,
  });
  return [
    ...differences.map(({ kind, text }, at): Row => {
      const proof = proofs[at] ?? null;
      const isEmpty = proof === null || (proof.working === null && proof.broken === null);
      return { show: kind, text, proof: isEmpty ? null : proof };
    }),
    ...only.working.map(alone('onlyWorking')),
    ...only.broken.map(alone('onlyBroken')),
  ];
}
