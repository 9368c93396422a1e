import type { KeyboardEvent } from 'react';
import { nextRow } from './keys.ts';
import type { RequestLine } from './lines.ts';

interface GridKeys {
  readonly lines: readonly RequestLine[];
  /** Which line has the cursor; -1 where none has it. */
  readonly at: number;
  /** How many rows a page key moves. */
  readonly page: () => number;
  readonly onCursor: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onClose: () => void;
}

/** What a key does in the list: arrows move the cursor, Enter opens, Escape closes the details. */
export function useGridKeys({ lines, at, page, onCursor, onOpen, onClose }: GridKeys) {
  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') return onClose();
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const current = lines[at];
    if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault();
      return onOpen(current.row.index);
    }
    const line = lines[nextRow(event.key, at, lines.length, page()) ?? -1];
    if (line === undefined) return;
    event.preventDefault();
    onCursor(line.row.index);
  };
}
