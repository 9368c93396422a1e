import type { Exchange } from '../../shared/exchange/exchange.ts';
import { sources } from '../store/sources.ts';
import type { Source } from '../store/source.ts';

/** Requests that are shared around each failing one, before and after it. */
const context = 8;
/** Failing requests that are shared; more of the same say nothing new. */
const mostFailing = 40;

/** The failing requests that are shared, first to last. `requests`: Exchange.index of each. */
export function failingExchanges(
  requests: readonly number[],
  source: Source,
): Promise<readonly Exchange[]> {
  return load(requests.slice(0, mostFailing), source);
}

/** The failing requests with what came around them, in the order of the recording. */
export function exchangesAround(
  requests: readonly number[],
  source: Source,
): Promise<readonly Exchange[]> {
  const failing = new Set(requests.slice(0, mostFailing));
  const indexes = rowsOf(source).map((row) => row.index);
  return load(
    indexes.filter((_index, place) =>
      indexes
        .slice(Math.max(0, place - context), place + context + 1)
        .some((near) => failing.has(near)),
    ),
    source,
  );
}

/** All of the source, or its first `most`. */
export function allExchanges(source: Source, most = Infinity): Promise<readonly Exchange[]> {
  return load(
    rowsOf(source)
      .slice(0, most)
      .map((row) => row.index),
    source,
  );
}

function rowsOf(source: Source) {
  return sources[source].getState().rows;
}

/**
 * One after the other: bodies may have to be read back from the file. One that is gone is left out.
 */
async function load(indexes: readonly number[], source: Source): Promise<readonly Exchange[]> {
  const { contents } = sources[source].getState();
  const exchanges: Exchange[] = [];
  for (const index of indexes) {
    const exchange = await contents.load(index).catch(() => null);
    if (exchange !== null) exchanges.push(exchange);
  }
  return exchanges;
}
