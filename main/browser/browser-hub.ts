import { type Fields, fieldsIn, fieldsOf, flagIn, textIn } from '../../shared/cdp/fields.ts';
import type {
  CommandName,
  CommandParams,
  CommandResult,
  EventName,
} from '../../shared/cdp/protocol.ts';
import { toldAction, watchActions } from '../capture/cdp-actions.ts';
import type { HubListener } from '../capture/cdp-hub.ts';
import { isPageType } from '../capture/cdp-targets.ts';
import { within } from '../time-limit.ts';
import type { CdpConnection, ConnectionListener } from './cdp-connection.ts';

interface Target {
  readonly targetId: string;
  /** Session of the page or worker around it; '' for what stands alone. */
  readonly parent: string;
  readonly isPage: boolean;
  /** The empty page that the browser was started with, and no part of the browser's own window. */
  readonly isEmptyPage: boolean;
  /** It shows the Halo, was opened by a page that does, or has shown it before. */
  isOurs: boolean;
  heard: boolean;
  url: string;
  title: string;
}

const buffers = { maxTotalBufferSize: 100_000_000, maxResourceBufferSize: 20_000_000 };
const durable = { maxTotalBufferSize: 200_000_000, maxResourceBufferSize: 50_000_000 };
const autoAttach = {
  autoAttach: true,
  waitForDebuggerOnStart: true,
  flatten: true,
  filter: [{ type: 'browser', exclude: true }, { type: 'tab', exclude: true }, {}],
};

/** Milliseconds that a page may take until it counts as shown all the same. */
const longestLoading = 10_000;

/** Milliseconds until a target that was let go is let go again. */
const resumeDelay = 1_000;

/** Pages of the browser itself, such as the list below its address bar. */
const isBrowsersOwn = /^(?:chrome|edge|brave|devtools|chrome-untrusted|about):/i;

/**
 * The debugger connection to a browser of the user's: it records the tabs that show the Halo and the
 * windows they open, with their frames and workers. What other tabs ask for is dropped here, before
 * anything of it is kept.
 */
export class BrowserHub implements ConnectionListener {
  readonly #site: string;
  readonly #listener: HubListener;
  readonly #targets = new Map<string, Target>();
  /** Requests of the browser's own that are under way, by session and id: none of their events counts. */
  readonly #passedOver = new Set<string>();
  /** Who waits for the page of a session to be loaded. */
  readonly #loading = new Map<string, () => void>();
  #connection: CdpConnection | null = null;
  #isClosing = false;

  /** `site`: the Halo's host, with its port. */
  constructor(site: string, listener: HubListener) {
    this.#site = site;
    this.#listener = listener;
  }

  /** The Halo's page that was shown last; null while none is. */
  get page(): { readonly url: string; readonly title: string } | null {
    const session = this.root;
    return session === null ? null : (this.#targets.get(session) ?? null);
  }

  /** The session of the Halo's first page; null while none is there. */
  get root(): string | null {
    for (const [sessionId, { parent, isPage, isOurs }] of this.#targets)
      if (parent === '' && isPage && isOurs) return sessionId;
    return null;
  }

  /**
   * Begins on a browser that shows one empty page, and opens the address there once it is recorded.
   */
  async begin(connection: CdpConnection, address: string): Promise<void> {
    this.#connection = connection;
    await this.send('Target.setDiscoverTargets', { discover: true, filter: [{}] });
    await this.send('Target.setAutoAttach', autoAttach);
    const [first] = [...this.#targets].find(([, { isEmptyPage }]) => isEmptyPage) ?? [];
    if (first === undefined) {
      await this.send('Target.createTarget', { url: address });
      return;
    }
    this.#markOurs(first);
    await this.send('Network.enable', buffers, first);
    await this.send('Page.navigate', { url: address }, first);
  }

  /** Shows an address in the Halo's page, and brings that page to the front. */
  async visit(url: string): Promise<void> {
    const { root } = this;
    if (root === null) {
      await this.send('Target.createTarget', { url });
      return;
    }
    const loaded = new Promise<void>((done) => {
      this.#loading.set(root, done);
    });
    await this.send('Page.navigate', { url }, root);
    await this.send('Page.bringToFront', {}, root);
    await within(longestLoading, loaded, 'Loading the page').catch(() => undefined);
  }

  /**
   * A command to one session ('' for the browser itself). @throws Error on refusal, and after
   * `limit` milliseconds.
   */
  async send<N extends CommandName>(
    method: N,
    params?: CommandParams<N>,
    sessionId = '',
    limit?: number,
  ): Promise<CommandResult<N>> {
    if (this.#connection === null) throw new Error('The browser is not there yet');
    return this.#connection.send(method, params, sessionId, limit);
  }

  /** @throws Error where the browser does not answer. */
  async check(): Promise<void> {
    await this.send('Browser.getVersion');
  }

  close(): void {
    this.#isClosing = true;
  }

  event(method: string, params: unknown, sessionId: string): void {
    const target = this.#targets.get(sessionId);
    if (target !== undefined) target.heard = true;
    if (method.startsWith('Network.')) {
      this.#recordEvent(method, params, sessionId);
      return;
    }
    const fields = fieldsOf(params);
    switch (method) {
      case 'Target.attachedToTarget':
        return this.#attached(fields, sessionId);
      case 'Target.detachedFromTarget':
        return this.#detached(textIn(fields, 'sessionId') ?? '');
      case 'Target.targetInfoChanged':
        return this.#renamed(fieldsIn(fields, 'targetInfo') ?? {});
      case 'Inspector.targetCrashed':
        if (this.#isOurs(sessionId)) this.#listener.gone(this.#familyOf(sessionId), 'crashed');
        return;
      case 'Page.loadEventFired':
        this.#loading.get(sessionId)?.();
        this.#loading.delete(sessionId);
        return;
      case 'Inspector.targetReloadedAfterCrash':
        return this.#listener.recovered();
      case 'Runtime.bindingCalled': {
        const action = this.#isOurs(sessionId) ? toldAction(fields) : null;
        if (action !== null) this.#listener.acted(action);
        return;
      }
      default:
    }
  }

  closed(): void {
    if (!this.#isClosing) this.#listener.lost();
  }

  #recordEvent(method: string, params: unknown, sessionId: string): void {
    const fields = fieldsOf(params);
    const request = fieldsIn(fields, 'request');
    const url = request === null ? '' : (textIn(request, 'url') ?? '');
    const isOpening = request !== null && textIn(fields, 'type') === 'Document';
    if (isOpening && !this.#isOurs(sessionId) && this.#isOfSite(url)) this.#markOurs(sessionId);
    if (!this.#isOurs(sessionId)) return;
    const key = `${sessionId} ${textIn(fields, 'requestId') ?? ''}`;
    if (isBrowsersOwn.test(url)) this.#passedOver.add(key);
    if (this.#passedOver.has(key)) {
      if (/loading(?:Finished|Failed)$/.test(method)) this.#passedOver.delete(key);
      return;
    }
    this.#listener.event({
      sessionId,
      method: method as EventName, // the connection has them as plain text
      params,
      at: Date.now(),
    });
  }

  #isOfSite(url: string): boolean {
    return URL.canParse(url) && new URL(url).host === this.#site;
  }

  #attached(fields: Fields, parent: string): void {
    const sessionId = textIn(fields, 'sessionId');
    if (sessionId === null) return;
    const info = fieldsIn(fields, 'targetInfo') ?? {};
    const opener = textIn(info, 'openerId');
    const url = textIn(info, 'url') ?? '';
    const type = textIn(info, 'type');
    this.#targets.set(sessionId, {
      targetId: textIn(info, 'targetId') ?? '',
      parent,
      isPage: type === 'page',
      isEmptyPage: parent === '' && type === 'page' && url === 'about:blank',
      isOurs: (opener !== null && this.#isOursByTarget(opener)) || this.#isOfSite(url),
      heard: false,
      url,
      title: textIn(info, 'title') ?? '',
    });
    // Not from inside this handler: the new target would wait for ever.
    setImmediate(() => {
      this.#prepare(sessionId, flagIn(fields, 'waitingForDebugger') === true, isPageType(type));
    });
  }

  /** Un-awaited and in this order: all of it must be there before the page runs. */
  #prepare(sessionId: string, waiting: boolean, isPage: boolean): void {
    const quiet = <N extends CommandName>(method: N, params?: CommandParams<N>): void => {
      this.send(method, params, sessionId).catch(() => undefined);
    };
    quiet('Network.enable', buffers);
    quiet('Inspector.enable');
    quiet('Network.configureDurableMessages', durable);
    quiet('Target.setAutoAttach', autoAttach);
    if (isPage) watchActions((method, params) => this.send(method, params, sessionId));
    if (!waiting) return;
    quiet('Runtime.runIfWaitingForDebugger');
    this.#resume(sessionId, 3);
  }

  /** A target that stays silent may still be waiting although it acknowledged. */
  #resume(sessionId: string, left: number): void {
    setTimeout(() => {
      const target = this.#targets.get(sessionId);
      if (target === undefined || target.heard) return;
      this.send('Runtime.runIfWaitingForDebugger', {}, sessionId).catch(() => {
        if (left === 1 && this.#isOurs(sessionId)) this.#listener.part('partSilent');
      });
      if (left > 1) this.#resume(sessionId, left - 1);
    }, resumeDelay);
  }

  #renamed(info: Fields): void {
    const targetId = textIn(info, 'targetId');
    for (const target of this.#targets.values())
      if (target.targetId === targetId) {
        target.url = textIn(info, 'url') ?? '';
        target.title = textIn(info, 'title') ?? '';
      }
  }

  #detached(sessionId: string): void {
    const family = this.#familyOf(sessionId);
    this.#listener.gone(family, 'closed');
    for (const member of family) this.#targets.delete(member);
  }

  #familyOf(root: string): ReadonlySet<string> {
    const family = new Set([root]);
    for (const id of this.#targets.keys()) if (this.#isWithin(id, root)) family.add(id);
    return family;
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
