import { type Fields, fieldsIn, fieldsOf, flagIn, textIn } from '../../shared/cdp/fields.ts';
import type { EventName } from '../../shared/cdp/protocol.ts';
import type { Exchange } from '../../shared/exchange/exchange.ts';
import { ActionLog } from '../capture/actions.ts';
import { toldAction, watchActions } from '../capture/cdp-actions.ts';
import { isPageType } from '../capture/cdp-targets.ts';
import { RequestTracker } from '../capture/request-tracker.ts';
import type { ConnectionListener } from './cdp-connection.ts';

type Send = (
  method: string,
  params?: object,
  sessionId?: string,
  limit?: number,
) => Promise<Fields>;

interface Target {
  readonly targetId: string;
  /** Session of the page or worker around it; '' for what stands alone. */
  readonly parent: string;
  /** The empty page that the browser was started with, and no part of the browser's own window. */
  readonly isEmptyPage: boolean;
  /** It shows the Halo, was opened by a page that does, or has shown it before. */
  isOurs: boolean;
}

const buffers = { maxTotalBufferSize: 100_000_000, maxResourceBufferSize: 20_000_000 };
const durable = { maxTotalBufferSize: 200_000_000, maxResourceBufferSize: 50_000_000 };
const autoAttach = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [{ type: 'browser', exclude: true }, { type: 'tab', exclude: true }, {}],
};
/** Bytes up to which the content of an answer that is no failure is kept. */
const largestBody = 5_000_000;

/** Pages of the browser itself, such as the list below its address bar. */
const isBrowsersOwn = /^(?:chrome|edge|brave|devtools|chrome-untrusted|about):/i;

/**
 * Records the Halo in a browser of the user's: the tabs that show it and the windows they open, with
 * their frames and workers. What other tabs ask for is dropped before anything of it is kept.
 */
export class BrowserRecorder implements ConnectionListener {
  readonly #site: string;
  readonly #closed: () => void;
  readonly #targets = new Map<string, Target>();
  readonly #actions = new ActionLog();
  readonly #requests: RequestTracker;
  #send: Send = () => Promise.reject(new Error('The browser is not there yet'));

  /** `site`: the Halo's host, with its port. `closed`: the browser is gone. */
  constructor(site: string, closed: () => void) {
    this.#site = site;
    this.#closed = closed;
    this.#requests = new RequestTracker(
      (method, params, sessionId, limit) => this.#send(method, params, sessionId, limit),
      () => largestBody,
    );
  }

  /**
   * Begins on a browser that shows one empty page, and opens the address there once it is recorded.
   */
  async begin(send: Send, address: string): Promise<void> {
    this.#send = send;
    await send('Target.setAutoAttach', autoAttach);
    const [first] = [...this.#targets].find(([, { isEmptyPage }]) => isEmptyPage) ?? [];
    if (first === undefined) {
      await send('Target.createTarget', { url: address });
      return;
    }
    this.#markOurs(first);
    await send('Network.enable', buffers, first);
    await send('Page.navigate', { url: address }, first);
  }

  /** Exchanges that are new or changed since they were taken last. */
  takeChanged(which: 'all' | 'ended'): readonly Exchange[] {
    return this.#requests
      .takeChanged(which)
      .filter(({ request }) => !isBrowsersOwn.test(request.url))
      .map((exchange) => ({ ...exchange, action: this.#actions.before(exchange.startedAt) }));
  }

  event(method: string, params: unknown, sessionId: string): void {
    if (method.startsWith('Network.')) {
      this.#recordEvent(method, params, sessionId);
      return;
    }
    const fields = fieldsOf(params);
    switch (method) {
      case 'Target.attachedToTarget':
        this.#attached(fields, sessionId);
        break;
      case 'Target.detachedFromTarget':
        this.#detached(textIn(fields, 'sessionId') ?? '');
        break;
      case 'Runtime.bindingCalled': {
        const action = this.#isOurs(sessionId) ? toldAction(fields) : null;
        if (action !== null) this.#actions.add(action);
        break;
      }
      default:
    }
  }

  closed(): void {
    this.#requests.lost('recording.leftBefore');
    this.#closed();
  }

  #recordEvent(method: string, params: unknown, sessionId: string): void {
    const isOpening =
      method === 'Network.requestWillBeSent' && textIn(fieldsOf(params), 'type') === 'Document';
    if (isOpening && !this.#isOurs(sessionId) && this.#isOfSite(params)) this.#markOurs(sessionId);
    if (this.#isOurs(sessionId))
      this.#requests.accept({
        sessionId,
        method: method as EventName, // the connection has them as plain text
        params,
        at: Date.now(),
      });
  }

  #isOfSite(params: unknown): boolean {
    const url = textIn(fieldsIn(fieldsOf(params), 'request') ?? {}, 'url') ?? '';
    return URL.canParse(url) && new URL(url).host === this.#site;
  }

  #attached(fields: Fields, parent: string): void {
    const sessionId = textIn(fields, 'sessionId');
    if (sessionId === null) return;
    const info = fieldsIn(fields, 'targetInfo') ?? {};
    const opener = textIn(info, 'openerId');
    const url = textIn(info, 'url') ?? '';
    this.#targets.set(sessionId, {
      targetId: textIn(info, 'targetId') ?? '',
      parent,
      isEmptyPage: parent === '' && textIn(info, 'type') === 'page' && url === 'about:blank',
      isOurs:
        (opener !== null && this.#isOursByTarget(opener)) ||
        (URL.canParse(url) && new URL(url).host === this.#site),
    });
    // Not from inside this handler: the new target would wait for ever.
    setImmediate(() => {
      this.#prepare(
        sessionId,
        flagIn(fields, 'waitingForDebugger') === true,
        isPageType(textIn(info, 'type')),
      );
    });
  }

  /** Un-awaited and in this order: all of it must be there before the page runs. */
  #prepare(sessionId: string, waiting: boolean, isPage: boolean): void {
    const quiet = (method: string, params: object = {}): void => {
      this.#send(method, params, sessionId).catch(() => undefined);
    };
    quiet('Network.enable', buffers);
    quiet('Network.configureDurableMessages', durable);
    quiet('Target.setAutoAttach', autoAttach);
    if (isPage) watchActions((method, params) => this.#send(method, params, sessionId));
    if (waiting) quiet('Runtime.runIfWaitingForDebugger');
  }

  #detached(sessionId: string): void {
    const family = new Set([sessionId]);
    for (const id of this.#targets.keys()) if (this.#isWithin(id, sessionId)) family.add(id);
    this.#requests.gone(family, 'recording.leftBefore');
    for (const member of family) this.#targets.delete(member);
  }

  /** The page or lone worker that a session stands in. */
  #rootOf(sessionId: string): Target | undefined {
    let target = this.#targets.get(sessionId);
    for (let up = target; up !== undefined; up = this.#targets.get(up.parent)) target = up;
    return target;
  }

  #isWithin(sessionId: string, root: string): boolean {
    let at: string | undefined = sessionId;
    while (at !== undefined && at !== '' && at !== root) at = this.#targets.get(at)?.parent;
    return at === root;
  }

  #isOurs(sessionId: string): boolean {
    return this.#rootOf(sessionId)?.isOurs === true;
  }

  #isOursByTarget(targetId: string): boolean {
    for (const target of this.#targets.values())
      if (target.targetId === targetId) return target.isOurs;
    return false;
  }

  #markOurs(sessionId: string): void {
    const root = this.#rootOf(sessionId);
    if (root !== undefined) root.isOurs = true;
  }
}
