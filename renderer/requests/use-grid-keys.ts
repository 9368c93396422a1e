import type { KeyboardEvent } from 'react';
import type { Fold, FoldedLines } from './folds.ts';
import { nextRow } from './keys.ts';
import type { RequestLine } from './lines.ts';

interface GridKeys {
  readonly lines: readonly RequestLine[];
  readonly folds: FoldedLines['folds'];
  readonly onFold: (fold: Fold) => void;
  /** Which line has the cursor; -1 where none has it. */
  readonly at: number;
  /** How many rows a page key moves. */
  readonly page: () => number;
  readonly onCursor: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onClose: (event: KeyboardEvent) => void;
}

/**
 * What a key does in the list: arrows move the cursor, right and left open and close what is folded,
 * Enter opens, Escape closes the details.
 */
export function useGridKeys(keys: GridKeys) {
  const { lines, folds, onFold, at, page, onCursor, onOpen, onClose } = keys;
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') return onClose(event);
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const current = lines[at];
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      return onOpen(current.row.index);
    }
    const fold = foldFor(event.key, current, folds);
    if (fold !== null) {
      event.preventDefault();
      return onFold(fold);
    }
    const line = lines[nextRow(event.key, at, lines.length, page()) ?? -1];
    if (line === undefined) return;
    event.preventDefault();
    onCursor(line.row.index);
  };
}

/** What a key opens or closes: closed from each of its rows. null where the key does neither. */
function foldFor(
  key: string,
  line: RequestLine | undefined,
  folds: FoldedLines['folds'],
): Fold | null {
  if (line === undefined || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return null;
  const isOpen = key === 'ArrowLeft';
  return (
    [...folds.values()].find(
      (fold) => fold.isOpen === isOpen && fold.members.includes(line.row.index),
    ) ?? null
  );
}
