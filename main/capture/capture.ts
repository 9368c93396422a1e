import type { WebContents } from 'electron';
import type { CommandName, CommandParams, CommandResult } from '../../shared/cdp/protocol.ts';
import type { LeftPage } from '../../shared/cdp/network-fold.ts';
import { Reconciler } from '../../shared/cdp/reconcile.ts';
import type { LoggedRequest } from '../../shared/cdp/unseen-exchange.ts';
import type { Body, Exchange } from '../../shared/exchange/exchange.ts';
import type { FailureMark, RecordingFault } from '../../shared/ipc/ipc.ts';
import { type CaptureStore, storedBody, withShortBodies } from '../journal/capture-store.ts';
import { isFailing } from '../journal/line.ts';
import { within } from '../time-limit.ts';
import type { SiteAction } from './actions.ts';
import { recordingStopped } from './body-reader.ts';
import type { CdpHub, HubListener } from './cdp-hub.ts';
import { CaptureContext } from './context.ts';
import type { RecordingHealth } from './health.ts';
import { PageSignIn } from './page-sign-in.ts';
import { RequestTracker } from './request-tracker.ts';
import { CaptureWatch } from './watch.ts';

/** What a recording needs of a debugger connection. */
export type Hub = Pick<CdpHub, 'send' | 'check' | 'close' | 'keepsContents'>;
/** And of the one to the embedded page. */
export type PageHub = Hub & Pick<CdpHub, 'attach' | 'attachNewWindow'>;
/** And of the one to a browser of the user's: the session of the page that shows the Halo. */
type UsersBrowserHub = Hub & { readonly root: string | null };

interface CaptureParts {
  /** Opens the debugger connection. @throws Error where it cannot be opened */
  openHub(listener: HubListener): Promise<PageHub>;
  readonly store: CaptureStore;
  readonly health: RecordingHealth;
  /** Bytes up to which the content of an answer that is no failure is kept. */
  largestBody(): number;
  /**
   * Hears of new and changed exchanges, long bodies cut: of the first and of failures within 100 ms,
   * of the others of a burst within 350 ms.
   */
  exchanges(changed: readonly Exchange[]): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/** Milliseconds. */
const batchDelay = 100;
/** Between two batches that tell of no failure: a message costs more than one more exchange in it. */
const tellPause = 250;
const tickDelay = 500;
/** How long an ended record waits for late ExtraInfo and for the log, in milliseconds. */
const settleDelay = 10_000;
/** Milliseconds that contents may still be read when a browser of the user's is let go of. */
const lastReading = 2_000;
/** Ticks between two looks for records that waited that long: each goes through all of them. */
const dropTicks = 10;

/**
 * A recording of a site: attaches to its page, hands the page's events to the tracker, and in
 * batches stores what comes of them and tells the window. It compares the recorder with the
 * browser's own log.
 */
export class Capture implements HubListener {
  readonly context = new CaptureContext();
  /** How the page signs its calls: in memory, and for that page alone. */
  readonly signIn = new PageSignIn();
  readonly #parts: CaptureParts;
  readonly #requests: RequestTracker;
  readonly #reconciler = new Reconciler<LoggedRequest>();
  readonly #watch: CaptureWatch;
  readonly #ticking: NodeJS.Timeout;
  #batch: NodeJS.Timeout | null = null;
  /** What the window was not told yet, by id. */
  readonly #untold = new Map<string, Exchange>();
  #telling: NodeJS.Timeout | null = null;
  #toldAt = -Infinity;
  #hub: Promise<PageHub> | null = null;
  /** The hub once it is open: `createWindow` cannot wait for a promise. */
  #openedHub: PageHub | null = null;
  /** The connection to the user's own browser while that is recorded in place of the page. */
  #browser: UsersBrowserHub | null = null;
  /** The same while it begins: its first answers may come before. */
  #opening: Promise<UsersBrowserHub> | null = null;
  /** When such a browser was closed while it was recorded, milliseconds since 1970. */
  #closedAt = 0;
  #contents: WebContents | null = null;
  /** The protocol's session of the page itself; null while none is attached. */
  #root: string | null = null;
  /** The highest Exchange.index of this capture; -1 before its first. */
  #last = -1;
  #isClosed = false;
  #ticks = 0;
  /** For each reading that is under way, what changed since it began. */
  readonly #readers = new Set<Map<string, Exchange>>();

  constructor(parts: CaptureParts) {
    this.#parts = parts;
    this.#watch = new CaptureWatch(parts.health);
    this.#requests = new RequestTracker(
      async (...command) => (await this.#recording()).send(...command),
      () => parts.largestBody(),
      {
        rootSession: () => this.#browser?.root ?? null,
        keepsContents: (sessionId) =>
          (this.#browser ?? this.#openedHub)?.keepsContents(sessionId) === true,
      },
    );
    this.#ticking = setInterval(() => this.#tick(parts.now()), tickDelay);
  }

  /**
   * One protocol command to the open page: the tour clicks and types with it, a check-up reads with
   * it. `limit` in milliseconds. @throws Error where
   * nothing is attached.
   */
  async send<N extends CommandName>(
    method: N,
    params?: CommandParams<N>,
    limit?: number,
  ): Promise<CommandResult<N>> {
    const hub = this.#browser ?? this.#openedHub;
    const root = this.#browser?.root ?? this.#root;
    if (hub === null || root === null) throw new Error('No page is attached');
    return hub.send(method, params, root, limit);
  }

  /**
   * Records a page; resolves when its first real address may be loaded. Where it fails the user
   * reads so, and the log alone goes on.
   */
  async attach(contents: WebContents): Promise<void> {
    const { health } = this.#parts;
    this.#contents = contents;
    this.#root = null;
    this.#watch.begin();
    health.enter('starting');
    try {
      const hub = await this.#openHub();
      this.#root = await hub.attach(contents);
      health.enter('on');
    } catch (error) {
      console.error(error);
      health.enter('on');
      health.raise('page', 'notStarted');
    }
  }

  /**
   * Records a browser of the user's in place of the embedded page, until it is closed or detached.
   * @throws what `open` throws; nothing is recorded then
   */
  async attachBrowser(open: (listener: HubListener) => Promise<UsersBrowserHub>): Promise<void> {
    const { health } = this.#parts;
    this.detach();
    health.enter('starting');
    try {
      this.#opening = open(this);
      this.#browser = await this.#opening;
      health.enter('on');
    } catch (error) {
      health.enter('off');
      throw error;
    } finally {
      this.#opening = null;
    }
  }

  /** Lets go of a browser of the user's once the contents of what it had answered are read. */
  async detachBrowser(): Promise<void> {
    if (this.#browser !== null && !this.#isClosed)
      await within(lastReading, this.#readLast(this.#browser), 'Reading contents').catch(
        () => undefined, // much was asked for in the last moment: it says that it was not read
      );
    this.detach();
  }

  /** What the browser had told by now stands before its next answer. */
  async #readLast(browser: UsersBrowserHub): Promise<void> {
    await browser.check();
    await this.#requests.settled();
  }

  /** The browser that was recorded was closed, and is still missed. */
  browserClosed(): void {
    const { health } = this.#parts;
    health.enter('on');
    health.raise('page', 'browserClosed', this.#closedAt);
  }

  detach(): void {
    this.signIn.forget();
    if (this.#browser !== null) this.#requests.lost('recording.stoppedBefore');
    this.#browser?.close();
    this.#browser = null;
    this.#contents = null;
    this.#root = null;
    this.#parts.health.enter('off');
  }

  /** A window that the page opens, inside `createWindow`. */
  attachNewWindow(): void {
    this.#openedHub?.attachNewWindow();
  }

  /** An entry of the browser's own log. */
  log(entry: LoggedRequest): void {
    const seen = this.#reconciler.log(entry, this.#parts.now());
    if (seen !== null) this.#matched(seen.id, entry);
  }

  /** All that was recorded, in order of appearance, long bodies cut. */
  async read(): Promise<readonly Exchange[]> {
    // What changes while the disk is read was told to the window already, and must not be undone.
    const changed = new Map<string, Exchange>();
    this.#readers.add(changed);
    const all = new Map<string, Exchange>();
    for await (const exchange of this.#parts.store.all())
      all.set(exchange.id, withShortBodies(exchange));
    this.#readers.delete(changed);
    return [...new Map([...all, ...changed]).values()].sort(
      (one, other) => one.index - other.index,
    );
  }

  body(id: string, side: 'request' | 'response'): Promise<Body> {
    return storedBody(this.#parts.store, id, side);
  }

  /** "It failed now", after everything that is known at this moment. */
  mark(): void {
    this.#flush('all');
    this.#tell();
    if (this.#last >= 0) this.#parts.store.mark({ index: this.#last, at: this.#parts.now() });
  }

  marks(): readonly FailureMark[] {
    return this.#parts.store.marks();
  }

  /** Forgets what was recorded, on disk as well. */
  clear(): Promise<void> {
    this.#untold.clear();
    this.#forget();
    return this.#parts.store.clear();
  }

  /** Ends the running capture, which is kept, and goes on in a new one. */
  begin(): Promise<void> {
    this.#flush('all');
    this.#tell();
    this.#forget();
    return this.#parts.store.end();
  }

  /** Ends the running capture, and records nothing more; resolves when all of it is on disk. */
  async close(): Promise<void> {
    this.#contents = this.#root = null; // and no further look at its targets
    clearInterval(this.#ticking);
    this.#flush('all');
    this.#tell();
    this.#isClosed = true;
    this.#browser?.close();
    this.#openedHub?.close();
    await this.#parts.store.end();
  }

  event(event: Parameters<HubListener['event']>[0]): void {
    this.#requests.accept(event);
    this.#flushSoon();
  }

  gone(sessions: ReadonlySet<string>, why: 'closed' | 'crashed'): void {
    const reason = why === 'crashed' ? 'recording.crashedBefore' : 'recording.leftBefore';
    this.#requests.gone(sessions, reason);
    if (why === 'crashed' && this.#root !== null && sessions.has(this.#root))
      this.#parts.health.raise('page', 'crashed');
    this.#flushSoon();
  }

  left(page: LeftPage): void {
    this.#requests.left(page);
    this.#flushSoon();
  }

  recovered(): void {
    this.#parts.health.clear('page');
  }

  part(fault: RecordingFault | null): void {
    if (fault === null) this.#parts.health.clear('part');
    else this.#parts.health.raise('part', fault);
  }

  acted(action: SiteAction): void {
    this.context.acted(action);
  }

  lost(): void {
    this.#requests.lost('recording.stoppedBefore');
    if (this.#browser !== null) {
      this.#browser = null;
      this.#closedAt = this.#parts.now();
      this.browserClosed();
      return;
    }
    this.#hub = this.#openedHub = null;
    this.unattached();
  }

  unattached(): void {
    this.#parts.health.raise('page', 'stopped');
    const contents = this.#contents;
    if (contents !== null && !contents.isDestroyed()) void this.attach(contents);
  }

  #forget(): void {
    this.#last = -1;
    this.#requests.clear();
  }

  /** What is recorded now. @throws Error where nothing is any more */
  async #recording(): Promise<Hub> {
    const hub = this.#browser ?? (await this.#opening) ?? this.#openedHub;
    if (hub === null) throw new Error(recordingStopped);
    return hub;
  }

  #openHub(): Promise<PageHub> {
    this.#hub ??= this.#parts.openHub(this).then(
      (hub) => (this.#openedHub = hub),
      (error: unknown) => {
        this.#hub = null;
        throw error;
      },
    );
    return this.#hub;
  }

  #flushSoon(): void {
    if (!this.#isClosed) this.#batch ??= setTimeout(() => this.#flush('ended'), batchDelay);
  }

  /** Hands on what ended; what is under way is handed on with each tick. */
  #flush(which: 'all' | 'ended'): void {
    if (this.#batch !== null) clearTimeout(this.#batch);
    this.#batch = null;
    const changed = this.#requests.takeChanged(which);
    for (const exchange of changed) this.#reconcile(exchange);
    this.#store(changed);
  }

  /** Looks for a new request in the browser's own log, which holds web addresses only. */
  #reconcile({ id, request: { method, url }, startedAt }: Exchange): void {
    const { store, now } = this.#parts;
    if (store.has(id) || !/^(https?|wss?):/i.test(url)) return;
    const entry = this.#reconciler.see({ id, method, url, at: startedAt ?? now() });
    if (entry !== null) this.#matched(id, entry);
  }

  #store(seen: readonly Exchange[]): void {
    if (seen.length === 0) return;
    const changed = seen.map((exchange) => this.context.explain(exchange));
    for (const exchange of changed) this.signIn.hear(exchange);
    this.#last = changed.reduce((last, { index }) => Math.max(last, index), this.#last);
    this.#parts.store.put(changed);
    const short = changed.map(withShortBodies);
    for (const reader of this.#readers)
      for (const exchange of short) reader.set(exchange.id, exchange);
    for (const exchange of short) this.#untold.set(exchange.id, exchange);
    const pause = this.#toldAt + tellPause - this.#parts.now();
    // A clock that was set back must not hold them up.
    if (pause <= 0 || pause > tellPause || changed.some(isFailing)) this.#tell();
    else this.#telling ??= setTimeout(() => this.#tell(), pause);
  }

  #tell(): void {
    if (this.#telling !== null) clearTimeout(this.#telling);
    this.#telling = null;
    if (this.#untold.size === 0) return;
    this.#toldAt = this.#parts.now();
    this.#parts.exchanges([...this.#untold.values()]);
    this.#untold.clear();
  }

  #matched(id: string, entry: LoggedRequest): void {
    this.#watch.matched();
    this.#requests.matched(id, entry, this.#parts.now());
  }

  #tick(now: number): void {
    this.#requests.settle(now);
    const used = (): Hub | null => this.#browser ?? this.#openedHub;
    const hub = used();
    const isRecorded = this.#browser !== null || this.#root !== null;
    if (isRecorded) this.#watch.check(hub, () => used() === hub);
    const unseen = this.#reconciler.takeUnseen(now);
    this.#watch.unseen(unseen.length);
    this.#store(unseen.map((entry) => this.#requests.unseen(entry)));
    this.#flush('all');
    this.#parts.health.count(this.#reconciler.counts, this.#parts.store.keptSince);
    this.#ticks += 1;
    if (this.#ticks % dropTicks === 0) this.#requests.dropSettled(now - settleDelay);
  }
}
