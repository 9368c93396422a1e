import type { LoadedCause } from '../../shared/rules/knowledge.ts';
import type { ReviewOptions } from '../../shared/rules/review.ts';
import { type CuttingOrder, isWorthCutting } from './cutting.ts';
import type { FromWorker, Reading, ReadingInput, ReadingListener, ToWorker } from './reading.ts';
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
  const worker = new Worker(new URL('./har-worker.ts', import.meta.url), {
    type: 'module',
    name: 'har-reader',
  });
  const cutter = isWorthCutting(input) ? startCutter(input) : null;
  const waiting = new Map<number, Waiting>();
  let tickets = 0;
  let open = true;
  const send = (message: ToWorker, ports: readonly MessagePort[] = []): void =>
    worker.postMessage(message, [...ports]);
  const close = (): void => {
    open = false;
    worker.terminate();
    cutter?.worker.terminate();
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
  worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
    if (!open) return;
    switch (data.type) {
      case 'progress':
        return on.progress(data.progress);
      case 'rows':
        return on.rows(data.rows);
      case 'result':
        return on.result(data.result);
      case 'done':
        return on.done(data.summary, data.marks);
      case 'failed':
        return on.failed(data.message);
      case 'loaded':
        return settle(data.ticket, data.exchange);
      case 'reviewed':
        return settle(data.ticket, data.result);
    }
  });
  const stopped = (event: Event): void => {
    event.preventDefault();
    if (!open) return;
    close();
    on.failed(say('file.stopped'));
  };
  worker.addEventListener('error', stopped);
  cutter?.worker.addEventListener('error', stopped);
  const port = cutter?.port ?? null;
  send({ type: 'read', input, causes, options, cutter: port }, port === null ? [] : [port]);
  return {
    cancel: close,
    close,
    load: (index) => ask((ticket) => ({ type: 'load', ticket, index })),
    review: (other) => ask((ticket) => ({ type: 'review', ticket, causes: other })),
  };
}

/** The second worker of a large file, and the port to it for the first. */
function startCutter(input: ReadingInput): { readonly worker: Worker; readonly port: MessagePort } {
  const worker = new Worker(new URL('./cutting-worker.ts', import.meta.url), {
    type: 'module',
    name: 'har-cutter',
  });
  const { port1, port2 } = new MessageChannel();
  const order: CuttingOrder = { input, port: port1 };
  worker.postMessage(order, [port1]);
  return { worker, port: port2 };
}
