import type { WebContents } from 'electron';
import { NetworkFold } from '../../shared/cdp/network-fold.ts';
import { Reconciler } from '../../shared/cdp/reconcile.ts';
import { type LoggedRequest, unseenExchange } from '../../shared/cdp/unseen-exchange.ts';
import type { Body, Exchange } from '../../shared/exchange/exchange.ts';
import type { FailureMark, RecordingFault, SiteState } from '../../shared/ipc/ipc.ts';
import { CdpBodies } from './cdp-bodies.ts';
import { CdpHub, type HubListener } from './cdp-hub.ts';
import { CaptureContext } from './context.ts';
import { CaptureEnds } from './ends.ts';
import { type Ailment, CaptureHealth } from './health.ts';
import { CaptureWatch } from './watch.ts';
import { type CaptureStore, storedBody, withShortBodies } from '../journal/capture-store.ts';
import type { SiteAction } from './actions.ts';

export interface CaptureListener {
  /** New and changed exchanges, at most every 100 ms, long bodies cut. */
  exchanges(changed: readonly Exchange[]): void;
  /** The state of recording changed. */
  recording(): void;
}

const batchDelay = 100;
const tickDelay = 500;
/** How long an ended record waits for late ExtraInfo and for the log. */
const settleDelay = 30_000;

/**
 * A recording of a site: attaches, folds, reads bodies, compares with the browser's own log, and
 * tells the window.
 */
export class Capture implements HubListener {
  readonly context = new CaptureContext();
  readonly #listener: CaptureListener;
  readonly #store: CaptureStore;
  readonly #fold = new NetworkFold();
  readonly #reconciler = new Reconciler<LoggedRequest>();
  readonly #bodies: CdpBodies;
  readonly #ends: CaptureEnds;
  #hub: Promise<CdpHub> | null = null;
  /** The hub once it is open: `createWindow` cannot wait for a promise. */
  #openedHub: CdpHub | null = null;
  #contents: WebContents | null = null;
  #root: string | null = null;
  readonly #health = new CaptureHealth();
  #batch: NodeJS.Timeout | null = null;
  /** The highest Exchange.index of this capture; -1 before its first. */
  #last = -1;
  readonly #watch = new CaptureWatch((ailment, note) => this.#ail(ailment, note));

  constructor(listener: CaptureListener, store: CaptureStore, largestBody: () => number) {
    this.#listener = listener;
    this.#store = store;
    this.#bodies = new CdpBodies(
      this.#fold,
      async (...command) => (await this.#openHub()).send(...command),
      largestBody,
    );
    this.#ends = new CaptureEnds(this.#fold, this.#bodies);
    setInterval(() => this.#tick(Date.now()), tickDelay);
  }

  /**
   * How whole the recording is, and the requests logged, matched with the recorder, and seen only
   * by the log.
   */
  get recording(): Pick<
    SiteState,
    'recording' | 'recordingFaults' | 'recordingSince' | 'recordingKeptSince' | 'recordingCounts'
  > {
    return {
      ...this.#health.read(),
      recordingKeptSince: this.#store.keptSince,
      recordingCounts: { ...this.#reconciler.counts },
    };
  }

  /**
   * One protocol command to the open page: the tour's hand clicks and types with it. @throws Error
   * where nothing is attached.
   */
  async send(method: string, params: object = {}): Promise<unknown> {
    if (this.#openedHub === null || this.#root === null) throw new Error('No page is attached');
    return this.#openedHub.send(method, params, this.#root);
  }

  /**
   * Records a page; resolves when its first real address may be loaded. Where it fails the user
   * reads so, and the log alone goes on.
   */
  async attach(contents: WebContents): Promise<void> {
    this.#contents = contents;
    this.#root = null;
    this.#watch.begin();
    this.#enter('starting');
    try {
      const hub = await this.#openHub();
      this.#root = await hub.attach(contents);
      this.#enter('on');
    } catch (error) {
      console.error(error);
      this.#enter('on');
      this.#ail('page', 'notStarted');
    }
  }

  detach(): void {
    this.#contents = null;
    this.#root = null;
    this.#enter('off');
  }

  /** A window that the page opens, inside `createWindow`. */
  attachNewWindow(): void {
    this.#openedHub?.attachNewWindow();
  }

  /** An entry of the browser's own log. */
  log(entry: LoggedRequest): void {
    const seen = this.#reconciler.log(entry, Date.now());
    if (seen !== null) this.#matched(seen.id, entry);
  }

  read(): readonly Exchange[] {
    return [...this.#store.all()].map(withShortBodies);
  }

  body(id: string, side: 'request' | 'response'): Body {
    return storedBody(this.#store, id, side);
  }

  /** "It failed now", after everything that is known at this moment. */
  mark(): void {
    this.#flush('all');
    if (this.#last >= 0) this.#store.mark({ index: this.#last, at: Date.now() });
  }

  marks(): readonly FailureMark[] {
    return this.#store.marks();
  }

  /** Forgets what was recorded, on disk as well. */
  clear(): void {
    this.#forget();
    this.#store.clear();
  }

  /** Ends the running capture, which is kept, and goes on in a new one. */
  begin(): void {
    this.#flush('all');
    this.#forget();
    this.#store.end();
  }

  close(): void {
    this.#contents = this.#root = null; // and no further look at its targets
    this.#flush('all');
    this.#store.end();
    this.#openedHub?.close();
  }

  event(event: Parameters<HubListener['event']>[0]): void {
    this.#fold.accept(event);
    this.#bodies.accept(event);
    this.#batch ??= setTimeout(() => this.#flush('ended'), batchDelay);
  }

  gone(sessions: ReadonlySet<string>, why: 'closed' | 'crashed'): void {
    this.#bodies.gone(sessions);
    this.#fold.lose(
      sessions,
      why === 'crashed' ? 'recording.crashedBefore' : 'recording.leftBefore',
    );
    if (why === 'crashed' && this.#root !== null && sessions.has(this.#root))
      this.#ail('page', 'crashed');
    this.#batch ??= setTimeout(() => this.#flush('ended'), batchDelay);
  }

  recovered(): void {
    this.#ail('page', null);
  }

  part(note: RecordingFault | null): void {
    this.#ail('part', note);
  }

  acted(action: SiteAction): void {
    this.context.acted(action);
  }

  /** The disk refuses the journal (null: it takes it again). */
  journal(note: RecordingFault | null): void {
    this.#ail('journal', note);
  }

  lost(): void {
    this.#hub = this.#openedHub = null;
    this.#fold.lose(null, 'recording.stoppedBefore');
    this.unattached();
  }

  unattached(): void {
    this.#ail('page', 'stopped');
    const contents = this.#contents;
    if (contents !== null && !contents.isDestroyed()) void this.attach(contents);
  }

  #forget(): void {
    this.#last = -1;
    this.#fold.clear();
    this.#bodies.forget();
    this.#ends.forget();
  }

  #openHub(): Promise<CdpHub> {
    this.#hub ??= CdpHub.open(this).then(
      (hub) => (this.#openedHub = hub),
      (error: unknown) => {
        this.#hub = null;
        throw error;
      },
    );
    return this.#hub;
  }

  #enter(stage: 'off' | 'starting' | 'on'): void {
    this.#health.enter(stage);
    this.#listener.recording();
  }

  /** Something is wrong with the recording, or (null) is right again. */
  #ail(ailment: Ailment, note: RecordingFault | null): void {
    if (note !== null) this.#health.fallIll(ailment, note, Date.now());
    else if (this.#health.has(ailment)) this.#health.heal(ailment);
    else return;
    this.#listener.recording();
  }

  /** Hands on what ended; what is under way is handed on with each tick. */
  #flush(which: 'all' | 'ended'): void {
    if (this.#batch !== null) clearTimeout(this.#batch);
    this.#batch = null;
    const changed = this.#fold.takeChanged(which);
    for (const exchange of changed) {
      const {
        id,
        request: { method, url },
        startedAt,
      } = exchange;
      if (this.#store.has(id) || !/^(https?|wss?):/i.test(url)) continue;
      const entry = this.#reconciler.see({ id, method, url, at: startedAt ?? Date.now() });
      if (entry !== null) this.#matched(id, entry);
    }
    this.#hand(changed);
  }

  #hand(seen: readonly Exchange[]): void {
    if (seen.length === 0) return;
    const changed = seen.map((exchange) => this.context.explain(exchange));
    this.#last = changed.reduce((last, { index }) => Math.max(last, index), this.#last);
    this.#store.put(changed);
    this.#listener.exchanges(changed.map(withShortBodies));
  }

  #matched(id: string, entry: LoggedRequest): void {
    this.#watch.matched();
    const requestId = this.#fold.requestIdOf(id);
    if (requestId === null) return;
    this.#fold.fillStart(requestId, entry);
    this.#ends.note(requestId, entry, Date.now());
  }

  #tick(now: number): void {
    this.#ends.settle(now);
    if (this.#root !== null) this.#watch.check(this.#openedHub);
    const unseen = this.#reconciler.takeUnseen(now);
    this.#watch.unseen(unseen.length);
    this.#hand(unseen.map((entry) => unseenExchange(entry, this.#fold.nextPlace())));
    this.#flush('all');
    this.#listener.recording();
    this.#fold.dropSettled(now - settleDelay);
  }
}
