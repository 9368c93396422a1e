import { useTranslation } from 'react-i18next';
import { type Filter, type FilterProblem } from '../../shared/filter/filter.ts';
import { type FilterLine } from '../../shared/filter/line.ts';
import { ColumnMenu } from './column-menu.tsx';
import { chooseColumns, type Columns } from './column-choice.ts';
import { FilterBox, type FilterRemark } from './filter-box.tsx';
import { TypeButtons } from './type-buttons.tsx';
import { showAll, useView } from '../store/request-view.ts';
import { visibleLine } from '../text/visible-text.ts';

interface Props {
  readonly lines: readonly FilterLine[];
  readonly shown: number;
  readonly filter: Filter;
  readonly columns: Columns;
  /** Requests whose headers were read: what has-response-header can look at. */
  readonly headersRead: number;
}

/** Everything that decides which requests are on screen. */
export function Toolbar({ lines, shown, filter, columns, headersRead }: Props) {
  const { t } = useTranslation('requests');
  const view = useView();
  const hidden = lines.length - shown;
  return (
    <div className="requests-toolbar">
      <div className="requests-tools">
        <label className="problems-only">
          <input
            type="checkbox"
            checked={view.problemsOnly}
            onChange={({ target }) => {
              useView.setState({ problemsOnly: target.checked });
            }}
          />
          {t('problemsOnly')}
        </label>
        <FilterBox
          text={view.text}
          onText={(text) => {
            useView.setState({ text });
          }}
          lines={lines}
          remark={remarkOf(filter)}
        />
        <ColumnMenu visible={columns} onVisible={chooseColumns} />
      </div>
      <div className="requests-tools">
        <TypeButtons
          chosen={view.types}
          onChoose={(types) => {
            useView.setState({ types });
          }}
        />
        <p className="requests-count">
          <span role="status">
            {t('shown', {
              count: lines.length,
              shown,
            })}
          </span>
          {hidden > 0 && (
            <span className="requests-hidden">
              {t('hidden', { count: hidden })} –{' '}
              <button type="button" className="link-button" onClick={showAll}>
                {t('showAll')}
              </button>
            </span>
          )}
        </p>
      </div>
    </div>
  );

  function remarkOf({ problems, keys }: Filter): FilterRemark | null {
    const [problem] = problems;
    if (problem !== undefined) {
      const isMeant = problem.kind === 'unknown-key' && problem.meant !== null;
      const meant = isMeant ? { written: problem.key, key: problem.meant } : null;
      return { text: problemText(problem), isFault: true, meant };
    }
    if (!keys.has('has-response-header')) return null;
    const text = t('filter.headersRead', { count: headersRead });
    return { text, isFault: false, meant: null };
  }

  function problemText(problem: FilterProblem): string {
    switch (problem.kind) {
      case 'unknown-key':
        return t('filter.unknownKey', { key: problem.key });
      case 'missing-value':
        return t('filter.missingValue', { key: problem.key });
      case 'wrong-value':
        return t('filter.wrongValue', { key: problem.key, value: visibleLine(problem.value) });
      case 'wrong-pattern':
        return t('filter.wrongPattern', { value: visibleLine(problem.value) });
    }
  }
}
