import type { ExchangeRow } from '../../shared/exchange/row.ts';
import type { SuspicionKind } from '../../shared/rules/suspicion.ts';
import { hasFailed, statusKindOf } from './status.ts';

/** What the review says of one row. */
interface Said {
  readonly isDiagnosed: boolean;
  readonly isAside: boolean;
  readonly suspicion: SuspicionKind | null;
}

/** Whether “Problems only” lists a row. What a check-up could not read is no failure of the page. */
export function isProblem(row: ExchangeRow, { isDiagnosed, isAside, suspicion }: Said): boolean {
  if (isDiagnosed) return true;
  if (isAside || row.checkup === true) return false;
  return suspicion !== null || hasFailed(statusKindOf(row, false, suspicion));
}
