import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CheckupAnswer } from '../../shared/checkup/answer.ts';
import { fieldsIn, numberIn, textIn } from '../../shared/cdp/fields.ts';
import type { CommandName, CommandParams, CommandResult } from '../../shared/cdp/protocol.ts';
import { CheckupEnd, type CheckupParts } from './run.ts';

/** The page that a check-up reads in. */
interface CheckupPage {
  send<N extends CommandName>(
    method: N,
    params: CommandParams<N>,
    limit: number,
  ): Promise<CommandResult<N>>;
  /** Origin of the Halo: nothing is asked while the page shows another one. */
  readonly origin: string;
  /** The page's own `Authorization` header; null where it sends none. */
  readonly authorization: string | null;
}

/** Bytes of an answer that are read. */
const most = 8_000_000;
/** The run ends what is slow: this only keeps the protocol from waiting for ever, in milliseconds. */
const protocolLimit = 70_000;
const worldName = 'halo-troubleshooter-checkup';

const readSchema = z.union([
  z.object({ left: z.literal(true) }),
  z.object({
    status: z.number().int(),
    type: z.string(),
    date: z.string().nullable(),
    text: z.string(),
    isCut: z.boolean(),
  }),
]);

/**
 * Runs in the page, in a world of its own: the page's scripts neither see it nor can change what it
 * uses. It follows no redirect, so that nothing but this Halo is asked. Where a stream is read to its
 * end, Chromium may end the request before it has heard that all has come, and calls it cancelled:
 * so the text is read whole, and a copy counts its bytes meanwhile
 * (https://fetch.spec.whatwg.org/#dom-response-clone).
 */
const reader = `async ({ id, address, origin, authorization, most }) => {
  if (location.origin !== origin) return { left: true };
  const stop = new AbortController();
  const open = (globalThis.checkup ??= new Map());
  open.set(id, stop);
  try {
    const answer = await fetch(origin + address, {
      method: 'GET',
      headers: authorization === null ? {} : { authorization },
      credentials: 'same-origin',
      redirect: 'manual',
      cache: 'no-store',
      signal: stop.signal,
    });
    const copy = answer.clone().body?.getReader();
    const text = answer.text();
    text.catch(() => undefined);
    let size = 0;
    for (let part = await copy?.read(); part?.value; part = await copy?.read()) {
      size += part.value.length;
      if (size > most) break;
    }
    const isCut = size > most;
    if (isCut) stop.abort();
    return {
      status: answer.type === 'opaqueredirect' ? 302 : answer.status,
      type: (answer.headers.get('content-type') ?? '').toLowerCase(),
      date: answer.headers.get('date'),
      text: isCut ? '' : await text,
      isCut,
    };
  } finally {
    open.delete(id);
  }
}`;

/**
 * How a check-up asks through a page: `script` is the name by which the recording knows its
 * requests, drawn anew for each check-up, so that no page can pass its own off as ours.
 */
export function askThrough(page: CheckupPage): {
  readonly script: string;
  readonly ask: CheckupParts['ask'];
} {
  const script = `checkup-${randomUUID()}`;
  // What fails in the page is told in its answer: the protocol itself fails where the page is gone,
  // or shows another one by now.
  const send: CheckupPage['send'] = async (...command) => {
    try {
      return await page.send(...command);
    } catch {
      throw new CheckupEnd('left');
    }
  };
  /** What was stopped while the page was looked for is not sent any more. */
  const evaluate = async (expression: string, signal?: AbortSignal): Promise<unknown> => {
    const tree = await send('Page.getFrameTree', {}, protocolLimit);
    const frameId = textIn(fieldsIn(fieldsIn(tree, 'frameTree') ?? {}, 'frame') ?? {}, 'id');
    if (frameId === null) throw new CheckupEnd('left');
    const world = await send('Page.createIsolatedWorld', { frameId, worldName }, protocolLimit);
    const contextId = numberIn(world, 'executionContextId');
    if (contextId === null) throw new CheckupEnd('left');
    signal?.throwIfAborted();
    const answer = await send(
      'Runtime.evaluate',
      {
        expression: `${expression}\n//# sourceURL=${script}`,
        contextId,
        awaitPromise: true,
        returnByValue: true,
      },
      protocolLimit,
    );
    const result: Readonly<Record<string, unknown>> = fieldsIn(answer, 'result') ?? {};
    return result['value'];
  };
  return {
    script,
    async ask(address, signal) {
      const id = randomUUID();
      const { origin, authorization } = page;
      const given = JSON.stringify({ id, address, origin, authorization, most });
      signal.addEventListener(
        'abort',
        () =>
          void evaluate(`globalThis.checkup?.get(${JSON.stringify(id)})?.abort()`).catch(
            () => undefined,
          ),
        { once: true },
      );
      const startedAt = Date.now();
      const read = readSchema.parse(await evaluate(`(${reader})(${given})`, signal));
      if ('left' in read) throw new CheckupEnd('left');
      return {
        address,
        unanswered: null,
        ...read,
        startedAt,
        duration: Date.now() - startedAt,
      } satisfies CheckupAnswer;
    },
  };
}
