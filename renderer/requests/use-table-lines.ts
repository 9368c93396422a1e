import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { Filter } from '../../shared/filter/filter.ts';
import { emptyReview, type ReviewResult } from '../../shared/rules/diagnosis.ts';
import { pendingIn } from '../../shared/rules/suspicion.ts';
import { isUnanswered, useExam } from '../store/exam.ts';
import { useByHand } from '../store/lesson-run.ts';
import { useView, type View } from '../store/request-view.ts';
import { useNow } from '../widgets/use-now.ts';
import { type Fold, type FoldedLines, foldLines } from './folds.ts';
import { lineTest } from './line-picker.ts';
import { lineWords } from './line-words.ts';
import { LineBuilder, type RequestLine } from './lines.ts';
import { sortLines } from './order.ts';
import { useFilter } from './use-filter.ts';
import { usePicked } from './use-picked.ts';

interface TableInput {
  readonly rows: readonly ExchangeRow[];
  readonly review: ReviewResult;
  readonly live: boolean;
  /** Exchange.index of the line that the keyboard is on; null where it is on none. */
  readonly cursor: number | null;
}

/** What stands in the table, by what is filtered, sorted and folded. */
interface TableLines {
  /** A line for each request. */
  readonly lines: readonly RequestLine[];
  /** Those that pass the filter. */
  readonly shown: readonly RequestLine[];
  /** The same in their order, runs of one failure folded. */
  readonly folded: FoldedLines;
  readonly filter: Filter;
  readonly view: Pick<View, 'problemsOnly' | 'types' | 'order'>;
  /** Opens a run, or folds it again. */
  readonly toggle: (fold: Fold) => void;
  /** Of how many requests the headers were read, so that the filter knows them. */
  readonly headersRead: number;
  readonly onLoaded: (row: ExchangeRow, exchange: Exchange) => void;
}

export function useTableLines({ rows, review: reviewed, live, cursor }: TableInput): TableLines {
  const { t } = useTranslation('requests');
  const isByHand = useByHand();
  const review = useWithPending(isByHand ? emptyReview : reviewed, rows, live);
  const { headerNames, onLoaded } = useHeaderNames();
  const isAsked = useExam(isUnanswered) && !live;
  const words = useMemo(() => lineWords(t, isAsked), [t, isAsked]);
  const [builder] = useState(() => new LineBuilder());
  const lines = useMemo(
    () => builder.build(rows, review, headerNames, words),
    [builder, rows, review, headerNames, words],
  );
  // What was pressed or typed shows at once; the rows follow in a render of their own, which input
  // may interrupt.
  const { text, problemsOnly, types, order } = useDeferredValue(useView());
  const filter = useFilter(text);
  const shown = usePicked(
    lines,
    useMemo(() => lineTest(problemsOnly, types, filter), [problemsOnly, types, filter]),
  );
  const sorted = useMemo(() => sortLines(shown, order), [shown, order]);
  const [opened, setOpened] = useState<ReadonlySet<number>>(() => new Set());
  const folded = useMemo(() => foldLines(sorted, opened, cursor), [sorted, opened, cursor]);
  const toggle = (fold: Fold) => {
    setOpened((before) => toggled(before, fold));
  };
  return {
    lines,
    shown,
    folded,
    filter,
    view: { problemsOnly, types, order },
    toggle,
    headersRead: headerNames.size,
    onLoaded,
  };
}

/** Names of the headers that came, in lower case, of each request whose details were opened. */
function useHeaderNames() {
  const [headerNames, setHeaderNames] = useState<ReadonlyMap<ExchangeRow, ReadonlySet<string>>>(
    () => new Map(),
  );
  const onLoaded = useCallback((row: ExchangeRow, exchange: Exchange) => {
    setHeaderNames((before) => {
      const names = new Set(exchange.response?.headers.map(({ name }) => name.toLowerCase()));
      return before.get(row)?.size === names.size ? before : new Map(before).set(row, names);
    });
  }, []);
  return { headerNames, onLoaded };
}

function toggled(opened: ReadonlySet<number>, { isOpen, members }: Fold): ReadonlySet<number> {
  if (!isOpen) return new Set([...opened, ...members.slice(0, 1)]);
  const gone = new Set(members);
  return new Set([...opened].filter((index) => !gone.has(index)));
}

/** With what waits for its answer by now: nothing arrives that would tell of it. */
function useWithPending(
  review: ReviewResult,
  rows: readonly ExchangeRow[],
  live: boolean,
): ReviewResult {
  const isWaiting = useMemo(() => live && rows.some(({ state }) => state === 'open'), [live, rows]);
  const now = useNow(5000, isWaiting);
  return useMemo(() => {
    const pending = isWaiting ? pendingIn(rows, now) : [];
    return pending.length === 0
      ? review
      : { ...review, suspicions: [...review.suspicions, ...pending] };
  }, [review, rows, isWaiting, now]);
}
