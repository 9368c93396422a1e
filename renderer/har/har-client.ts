import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import type { ReviewOptions } from '../../shared/rules/review.ts';
import { type CuttingOrder, isWorthCutting } from './cutting.ts';
import type {
  EntryPlace,
  EntryPlaces,
  FromWorker,
  Reading,
  ReadingInput,
  ReadingListener,
  ReadingOrder,
  ToWorker,
} from './reading.ts';
import { RowTexts } from './row-texts.ts';
import { say } from '../../shared/words/say.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

const gone = say('file.requestGone');

/**
 * Reads a HAR, a log or pasted text in a worker of its own. The listener hears nothing any more
 * after `cancel` or `close`.
 */
export function readCapture(
  input: ReadingInput,
  on: ReadingListener,
  causes: readonly LoadedCause[],
  options: ReviewOptions = {},
): Reading {
  /** null while there is nothing for it to do: it would keep its memory. */
  let worker: Worker | null = null;
  let places: EntryPlaces | null = null;
  /**
   * The second workers by the ticket of what needs them, 0 for the first reading: one that has
   * nothing more to cut would keep its memory.
   */
  const cutters = new Map<number, Worker>();
  const endCutter = (ticket: number): void => {
    cutters.get(ticket)?.terminate();
    cutters.delete(ticket);
  };
  const texts = new RowTexts();
  const waiting = new Map<number, Waiting>();
  let tickets = 0;
  let open = true;
  const send = (message: ToWorker): void => {
    const port = 'cutter' in message ? message.cutter : null;
    worker ??= startWorker();
    worker.postMessage(message, port === null ? [] : [port]);
  };
  const endWorker = (): void => {
    worker?.terminate();
    worker = null;
  };
  const close = (): void => {
    open = false;
    endWorker();
    for (const ticket of cutters.keys()) endCutter(ticket);
    for (const { reject } of waiting.values()) reject(new Error(gone));
    waiting.clear();
  };
  const settle = (ticket: number, value: unknown): void => {
    const one = waiting.get(ticket);
    waiting.delete(ticket);
    if (value === null) one?.reject(new Error(gone));
    else one?.resolve(value);
  };
  /**
   * The answer to a question comes under the same ticket; each kind of question has one kind of
   * answer.
   */
  const ask = <T>(question: (ticket: number) => ToWorker): Promise<T> =>
    new Promise((resolve, reject) => {
      if (!open) return reject(new Error(gone));
      tickets += 1;
      waiting.set(tickets, { resolve: resolve as Waiting['resolve'], reject });
      send(question(tickets));
    });
  const hear = ({ data }: MessageEvent<FromWorker>): void => {
    if (!open) return;
    switch (data.type) {
      case 'progress':
        return on.progress(data.progress);
      case 'rows':
        for (const row of data.rows) texts.share(row);
        return on.rows(data.rows);
      case 'result':
        return on.result(data.result);
      case 'done':
        endCutter(0);
        ({ places } = data);
        // Any other worker can read an entry back, if somebody wants to see one.
        if (places !== null) endWorker();
        return on.done(data.summary, data.marks);
      case 'failed':
        endCutter(0);
        endWorker();
        return on.failed(data.message);
      case 'loaded':
        return settle(data.ticket, data.exchange);
      case 'reviewed':
        endCutter(data.ticket);
        settle(data.ticket, data.result);
        if (places !== null && waiting.size === 0) endWorker();
        return;
    }
  };
  const stopped = (event: Event): void => {
    event.preventDefault();
    if (!open) return;
    close();
    on.failed(say('file.stopped'));
  };
  const startWorker = (): Worker => {
    const started = new Worker(new URL('./har-worker.ts', import.meta.url), {
      type: 'module',
      name: 'har-reader',
    });
    started.addEventListener('message', hear);
    started.addEventListener('error', stopped);
    return started;
  };
  /** null where the file is not worth a second worker. */
  const startCutter = (ticket: number): MessagePort | null => {
    if (!isWorthCutting(input)) return null;
    const cutter = new Worker(new URL('./cutting-worker.ts', import.meta.url), {
      type: 'module',
      name: 'har-cutter',
    });
    cutter.addEventListener('error', stopped);
    cutters.set(ticket, cutter);
    const { port1, port2 } = new MessageChannel();
    const order: CuttingOrder = { input, port: port1 };
    cutter.postMessage(order, [port1]);
    return port2;
  };
  const orderOf = (ticket: number, causes: readonly LoadedCause[]): ReadingOrder => ({
    input,
    causes,
    options,
    cutter: startCutter(ticket),
  });
  const placeOf = (index: number): EntryPlace | null => {
    if (places === null) return null;
    const { starts, ends, head } = places;
    return { input, start: starts[index] ?? NaN, end: ends[index] ?? NaN, head };
  };
  send({ type: 'read', ...orderOf(0, causes) });
  return {
    cancel: close,
    close,
    load: (index) => ask((ticket) => ({ type: 'load', ticket, index, place: placeOf(index) })),
    review: (other) => ask((ticket) => ({ type: 'review', ticket, ...orderOf(ticket, other) })),
  };
}
