import { useCallback, useEffect, useRef, useState } from 'react';
import { type Exchange } from '../../shared/exchange/exchange.ts';
import { type ExchangeRow } from '../../shared/exchange/row.ts';

export type Loading =
  | { readonly state: 'loading' }
  | { readonly state: 'loaded'; readonly exchange: Exchange }
  | { readonly state: 'failed'; readonly why: string };

/**
 * Loads the exchange behind a row, and again when the row changes (an open request that ends). What
 * was shown of the same request stays until the new one is there.
 */
export function useExchange(
  row: ExchangeRow,
  load: (index: number) => Promise<Exchange>,
  onLoaded: (row: ExchangeRow, exchange: Exchange) => void,
): [Loading, () => void] {
  const [held, setHeld] = useState<{ readonly id: string; readonly loading: Loading }>({
    id: row.id,
    loading: { state: 'loading' },
  });
  const [attempt, setAttempt] = useState(0);
  const calls = useRef({ load, onLoaded });
  useEffect(() => {
    calls.current = { load, onLoaded };
  });
  useEffect(() => {
    let current = true;
    calls.current.load(row.index).then(
      (exchange) => {
        if (!current) return;
        setHeld({ id: row.id, loading: { state: 'loaded', exchange } });
        calls.current.onLoaded(row, exchange);
      },
      (error: unknown) => {
        if (current)
          setHeld({
            id: row.id,
            loading: {
              state: 'failed',
              why: error instanceof Error ? error.message : String(error),
            },
          });
      },
    );
    return () => {
      current = false;
    };
  }, [row, attempt]);
  const again = useCallback(() => {
    setHeld({ id: row.id, loading: { state: 'loading' } });
    setAttempt((before) => before + 1);
  }, [row.id]);
  return [held.id === row.id ? held.loading : { state: 'loading' }, again];
}
