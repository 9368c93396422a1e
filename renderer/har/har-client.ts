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
  let open = true;
  let places: EntryPlaces | null = null;
  const texts = new RowTexts();
  const questions = new Questions();
  const close = (): void => {
    open = false;
    reader.end();
    cutters.endAll();
    questions.giveUp();
  };
  const stopped = (event: Event): void => {
    event.preventDefault();
    if (!open) return;
    close();
    on.failed(say('file.stopped'));
  };
  const hear = (data: FromWorker): void => {
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
        cutters.end(firstReading);
        ({ places } = data);
        // Any other worker can read an entry back, if somebody wants to see one.
        if (places !== null) reader.end();
        return on.done(data.summary, data.marks);
      case 'failed':
        cutters.end(firstReading);
        reader.end();
        return on.failed(data.message);
      case 'loaded':
        return questions.answer(data.ticket, data.exchange);
      case 'reviewed':
        cutters.end(data.ticket);
        questions.answer(data.ticket, data.result);
        if (places !== null && questions.areAnswered) reader.end();
        return;
    }
  };
  const reader = new Reader(hear, stopped);
  const cutters = new Cutters(input, stopped);
  const orderOf = (ticket: number, by: readonly LoadedCause[]): ReadingOrder => ({
    input,
    causes: by,
    options,
    cutter: cutters.start(ticket),
  });
  const ask = <T>(question: (ticket: number) => ToWorker): Promise<T> =>
    open
      ? questions.ask((ticket) => {
          reader.send(question(ticket));
        })
      : Promise.reject(new Error(gone));
  reader.send({ type: 'read', ...orderOf(firstReading, causes) });
  return {
    cancel: close,
    close,
    load: (index) =>
      ask((ticket) => ({ type: 'load', ticket, index, place: placeOf(index, input, places) })),
    review: (other) => ask((ticket) => ({ type: 'review', ticket, ...orderOf(ticket, other) })),
  };
}

/** The ticket of the first reading, which nobody asked a question for. */
const firstReading = 0;

/** null: only the worker that read the file knows it. */
function placeOf(
  index: number,
  input: ReadingInput,
  places: EntryPlaces | null,
): EntryPlace | null {
  if (places === null) return null;
  const { starts, ends, head } = places;
  return { input, start: starts[index] ?? NaN, end: ends[index] ?? NaN, head };
}

const gone = say('file.requestGone');

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * What was asked and is not answered. The answer to a question comes under the same ticket; each
 * kind of question has one kind of answer.
 */
class Questions {
  readonly #waiting = new Map<number, Waiting>();
  #last = firstReading;

  get areAnswered(): boolean {
    return this.#waiting.size === 0;
  }

  /** `put`: hands the question over under its ticket. */
  ask<T>(put: (ticket: number) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#last += 1;
      this.#waiting.set(this.#last, { resolve: resolve as Waiting['resolve'], reject });
      put(this.#last);
    });
  }

  /** `value`: null where what was asked for cannot be read any more. */
  answer(ticket: number, value: unknown): void {
    const one = this.#waiting.get(ticket);
    this.#waiting.delete(ticket);
    if (value === null) one?.reject(new Error(gone));
    else one?.resolve(value);
  }

  giveUp(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(gone));
    this.#waiting.clear();
  }
}

/** The worker that reads. There is none while it has nothing to do: it would keep its memory. */
class Reader {
  readonly #hear: (message: FromWorker) => void;
  readonly #stopped: (event: Event) => void;
  #worker: Worker | null = null;

  constructor(hear: (message: FromWorker) => void, stopped: (event: Event) => void) {
    this.#hear = hear;
    this.#stopped = stopped;
  }

  send(message: ToWorker): void {
    const port = 'cutter' in message ? message.cutter : null;
    this.#worker ??= this.#start();
    this.#worker.postMessage(message, port === null ? [] : [port]);
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #start(): Worker {
    const started = new Worker(new URL('./har-worker.ts', import.meta.url), {
      type: 'module',
      name: 'har-reader',
    });
    started.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
      this.#hear(data);
    });
    started.addEventListener('error', this.#stopped);
    return started;
  }
}

/**
 * The second workers of a large file, by the ticket of what needs them: one that has nothing more to
 * cut would keep its memory.
 */
class Cutters {
  readonly #input: ReadingInput;
  readonly #stopped: (event: Event) => void;
  readonly #running = new Map<number, Worker>();

  constructor(input: ReadingInput, stopped: (event: Event) => void) {
    this.#input = input;
    this.#stopped = stopped;
  }

  /** null where the file is not worth a second worker. */
  start(ticket: number): MessagePort | null {
    const input = this.#input;
    if (!isWorthCutting(input)) return null;
    const cutter = new Worker(new URL('./cutting-worker.ts', import.meta.url), {
      type: 'module',
      name: 'har-cutter',
    });
    cutter.addEventListener('error', this.#stopped);
    this.#running.set(ticket, cutter);
    const { port1, port2 } = new MessageChannel();
    const order: CuttingOrder = { input, port: port1 };
    cutter.postMessage(order, [port1]);
    return port2;
  }

  end(ticket: number): void {
    this.#running.get(ticket)?.terminate();
    this.#running.delete(ticket);
  }

  endAll(): void {
    for (const ticket of this.#running.keys()) this.end(ticket);
  }
}
