import { z } from 'zod';
import { type Fields, fieldsOf, textIn } from '../../shared/cdp/fields.ts';
import { within } from '../time-limit.ts';
import { BrowserClosed, type Transport } from './transport.ts';

const messageSchema = z.object({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
  sessionId: z.string().optional(),
});

export interface ConnectionListener {
  event(method: string, params: unknown, sessionId: string): void;
  /** The browser is gone. */
  closed(): void;
}

interface Waiting {
  readonly sessionId: string;
  give(result: Fields): void;
  refuse(error: Error): void;
}

const commandLimit = 5_000;

/**
 * Commands and events of the debugger protocol over a transport, with the sessions of all targets
 * flat beside each other (https://chromedevtools.github.io/devtools-protocol/#flatten).
 */
export class CdpConnection {
  readonly #transport: Transport;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #closed = false;

  constructor(transport: Transport, listener: ConnectionListener) {
    this.#transport = transport;
    transport.listen({
      message: (text) => {
        this.#take(text, listener);
      },
      closed: () => {
        this.#closed = true;
        for (const { refuse } of this.#waiting.values())
          refuse(new BrowserClosed('The browser is closed'));
        this.#waiting.clear();
        listener.closed();
      },
    });
  }

  /**
   * A command to one session ('' for the browser itself). @throws Error on refusal, and after
   * `limit` milliseconds.
   */
  async send(
    method: string,
    params: object = {},
    sessionId = '',
    limit = commandLimit,
  ): Promise<Fields> {
    if (this.#closed) throw new BrowserClosed('The browser is closed');
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<Fields>((give, refuse) => {
      this.#waiting.set(id, { sessionId, give, refuse });
    });
    const session = sessionId === '' ? {} : { sessionId };
    try {
      this.#transport.send(JSON.stringify({ id, method, params, ...session }));
      return await within(limit, answer, method);
    } finally {
      this.#waiting.delete(id);
    }
  }

  close(): void {
    this.#transport.close();
  }

  #take(text: string, listener: ConnectionListener): void {
    const message = parsed(text);
    if (message === null) return;
    if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      if (message.error === undefined) waiting?.give(fieldsOf(message.result));
      else waiting?.refuse(new Error(message.error.message));
    } else if (message.method !== undefined) {
      listener.event(message.method, message.params, message.sessionId ?? '');
      if (message.method === 'Target.detachedFromTarget')
        this.#ended(textIn(fieldsOf(message.params), 'sessionId'));
    }
  }

  /** A command that is under way when its page goes is never answered. */
  #ended(sessionId: string | null): void {
    for (const waiting of this.#waiting.values())
      if (waiting.sessionId === sessionId)
        waiting.refuse(new Error('The session was not found any more: its page is gone'));
  }
}

/** What is no message of the protocol is passed over: it tells nothing of a request. */
function parsed(text: string): z.infer<typeof messageSchema> | null {
  try {
    return messageSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
