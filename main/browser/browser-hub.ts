import { type Fields, fieldsIn, fieldsOf, flagIn, textIn } from '../../shared/cdp/fields.ts';
import type {
  CdpEvent,
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
  readonly hasDocument: boolean;
  /** The empty page that the browser was started with, and no part of the browser's own window. */
  readonly isEmptyPage: boolean;
  /** It shows the Halo, was opened by a page that does, or was led on from it. */
  isOurs: boolean;
  /** All that a recording needs is switched on. */
  isPrepared: boolean;
  /** The browser keeps contents of it when it is gone. */
  keepsContents: boolean;
  heard: boolean;
  /** The page asked to go on, and did not yet. */
  isLeaving: boolean;
  url: string;
  title: string;
}

/** A tab that does not show the Halo: it tells what it opens, and the browser keeps nothing for us. */
const unkept = { maxTotalBufferSize: 0, maxResourceBufferSize: 0 };
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

/** Milliseconds in which the ends of what a page had open still come after it was left. */
const endsDelay = 1_000;

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
  /** By session and id: a page of another host that a tab of ours opens, until it is known for whom. */
  readonly #held = new Map<string, CdpEvent>();
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

  /** Whether the browser keeps contents of this session when its page is gone. */
  keepsContents(sessionId: string): boolean {
    return this.#targets.get(sessionId)?.keepsContents === true;
  }

  /** How many tabs and windows are recorded. */
  get tabs(): number {
    let count = 0;
    for (const { parent, isPage, isOurs } of this.#targets.values())
      if (parent === '' && isPage && isOurs) count += 1;
    return count;
  }

  /**
   * Begins on a browser that shows one empty page, and opens the address there once it is recorded.
   */
  async begin(connection: CdpConnection, address: string): Promise<void> {
    await this.#take(connection);
    const [first] = [...this.#targets].find(([, { isEmptyPage }]) => isEmptyPage) ?? [];
    if (first === undefined) await this.#open(address);
    else await this.#show(first, address);
  }

  /**
   * Begins on the browser that its user has open: at the tab that shows the Halo, or with a new one.
   */
  async join(connection: CdpConnection, address: string): Promise<void> {
    await this.#take(connection);
    const { root } = this;
    if (root === null) await this.#open(address);
    else await this.send('Page.bringToFront', {}, root);
  }

  /** Shows an address in the Halo's page, and brings that page to the front. */
  async visit(url: string): Promise<void> {
    const { root } = this;
    if (root === null) {
      await this.#open(url);
      return;
    }
    const loaded = new Promise<void>((done) => {
      this.#loading.set(root, done);
    });
    await this.send('Page.navigate', { url }, root);
    await this.send('Page.bringToFront', {}, root);
    await within(longestLoading, loaded, 'Loading the page').catch(() => undefined);
  }

  /** Brings the Halo's page to the front where it shows this address; false where it does not. */
  async stayAt(url: string): Promise<boolean> {
    const { root, page } = this;
    if (root === null || page?.url !== url) return false;
    await this.send('Page.bringToFront', {}, root);
    return true;
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
      case 'Page.frameRequestedNavigation':
        if (target !== undefined && this.#isOfWholeTab(fields, sessionId)) target.isLeaving = true;
        return;
      case 'Page.frameNavigated':
        return this.#shown(fieldsIn(fields, 'frame') ?? {}, sessionId);
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

  async #take(connection: CdpConnection): Promise<void> {
    this.#connection = connection;
    await this.send('Target.setDiscoverTargets', { discover: true, filter: [{}] });
    await this.send('Target.setAutoAttach', autoAttach);
  }

  /** Opens a tab, and the address there once it is recorded. */
  async #open(address: string): Promise<void> {
    const made = textIn(await this.send('Target.createTarget', { url: 'about:blank' }), 'targetId');
    const [session] = [...this.#targets].find(([, { targetId }]) => targetId === made) ?? [];
    if (session === undefined) throw new Error('The new tab is not attached');
    await this.#show(session, address);
  }

  async #show(sessionId: string, address: string): Promise<void> {
    this.#markOurs(sessionId);
    await this.send('Network.enable', buffers, sessionId);
    await this.send('Page.navigate', { url: address }, sessionId);
  }

  /**
   * A page that goes on to another site does so in another process, and what the old one still had
   * open is told no end.
   */
  #shown(frame: Fields, sessionId: string): void {
    if (textIn(frame, 'parentId') !== null || !this.#isOurs(sessionId)) return;
    const page = { sessionId, documentId: textIn(frame, 'loaderId') ?? '', at: Date.now() };
    setTimeout(() => this.#listener.left(page), endsDelay);
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
    const event = {
      sessionId,
      method: method as EventName, // the connection has them as plain text
      params,
      at: Date.now(),
    };
    if (isOpening && this.#isOfWholeTab(fields, sessionId)) this.#opens(url, fields, sessionId);
    if (isOpening && this.#mayLeave(fields, url, sessionId)) this.#held.set(key, event);
    else if (this.#held.has(key)) this.#decide(key, event);
    else this.#listener.event(event);
  }

  #opens(url: string, fields: Fields, sessionId: string): void {
    const target = this.#targets.get(sessionId);
    const isLed = target?.isLeaving === true || fieldsIn(fields, 'redirectResponse') !== null;
    if (target !== undefined) target.isLeaving = false;
    if (!/^https?:/.test(url) || !URL.canParse(url)) return;
    const { pathname } = new URL(url);
    this.#listener.acted({ kind: 'open', label: pathname, at: Date.now(), isOwn: !isLed });
  }

  #isOfWholeTab(fields: Fields, sessionId: string): boolean {
    const target = this.#targets.get(sessionId);
    return target?.isPage === true && textIn(fields, 'frameId') === target.targetId;
  }

  /**
   * A tab of ours opens a page of another host, and the Halo did not send it there with its answer.
   * A link of the Halo's may have, such as to a sign-in; or its user typed the address.
   */
  #mayLeave(fields: Fields, url: string, sessionId: string): boolean {
    if (fieldsIn(fields, 'redirectResponse') !== null) return false;
    if (!this.#isOfWholeTab(fields, sessionId) || this.#isOfSite(url)) return false;
    return hostOf(url) !== hostOf(this.#targets.get(sessionId)?.url ?? '');
  }

  /**
   * What is really sent says whether a page asked for it
   * (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site). Where its user
   * did, the tab is no longer the Halo's.
   */
  #decide(key: string, event: CdpEvent): void {
    const held = this.#held.get(key);
    this.#held.delete(key);
    if (event.method === 'Network.requestWillBeSentExtraInfo' && isTyped(fieldsOf(event.params))) {
      const target = this.#targets.get(event.sessionId);
      if (target !== undefined) target.isOurs = false;
      this.#listener.gone(this.#familyOf(event.sessionId), 'closed');
      return;
    }
    if (held !== undefined) this.#listener.event(held);
    this.#listener.event(event);
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
      hasDocument: isPageType(type),
      isEmptyPage: parent === '' && type === 'page' && url === 'about:blank',
      isOurs: (opener !== null && this.#isOursByTarget(opener)) || this.#isOfSite(url),
      isPrepared: false,
      keepsContents: false,
      heard: false,
      isLeaving: false,
      url,
      title: textIn(info, 'title') ?? '',
    });
    // Not from inside this handler: the new target would wait for ever.
    setImmediate(() => {
      const waiting = flagIn(fields, 'waitingForDebugger') === true;
      if (this.#isOurs(sessionId)) this.#prepare(sessionId, !waiting);
      else if (type === 'page') this.#quietly(sessionId, 'Network.enable', unkept);
      if (!waiting) return;
      this.#quietly(sessionId, 'Runtime.runIfWaitingForDebugger');
      this.#resume(sessionId, 3);
    });
  }

  /** Un-awaited and in this order: all of it must be there before the page runs. */
  #prepare(sessionId: string, isShown: boolean): void {
    const target = this.#targets.get(sessionId);
    if (target === undefined || target.isPrepared) return;
    target.isPrepared = true;
    this.#quietly(sessionId, 'Network.enable', buffers);
    this.#quietly(sessionId, 'Inspector.enable');
    this.send('Network.configureDurableMessages', durable, sessionId).then(
      () => {
        target.keepsContents = true;
      },
      () => undefined, // an older browser does not know it
    );
    this.#quietly(sessionId, 'Target.setAutoAttach', autoAttach);
    if (target.hasDocument)
      watchActions((method, params) => this.send(method, params, sessionId), isShown);
  }

  #quietly<N extends CommandName>(sessionId: string, method: N, params?: CommandParams<N>): void {
    this.send(method, params, sessionId).catch(() => undefined);
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

  /** A tab that begins to show the Halo: from here on all of it is recorded. */
  #markOurs(sessionId: string): void {
    const root = this.#rootOf(sessionId);
    if (root === undefined) return;
    root.isOurs = true;
    for (const [id, target] of this.#targets) if (target === root) this.#prepare(id, false);
  }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '');

/** Nothing but the browser's own address bar, a bookmark or another program asked for it. */
function isTyped(sent: Fields): boolean {
  const headers = fieldsIn(sent, 'headers') ?? {};
  const name = Object.keys(headers).find((header) => /^sec-fetch-site$/i.test(header)) ?? '';
  return textIn(headers, name) === 'none';
}
