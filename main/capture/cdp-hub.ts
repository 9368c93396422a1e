import type { Protocol } from 'devtools-protocol';
import { randomBytes } from 'node:crypto';
import { BrowserWindow, type Debugger, type WebContents } from 'electron';
import {
  type Fields,
  fieldsIn,
  fieldsOf,
  flagIn,
  listIn,
  textIn,
} from '../../shared/cdp/fields.ts';
import {
  type CdpEvent,
  type CommandName,
  type CommandParams,
  type CommandResult,
  type EventName,
  paramsOf,
} from '../../shared/cdp/protocol.ts';
import type { LeftPage } from '../../shared/cdp/network-fold.ts';
import type { RecordingFault } from '../../shared/ipc/ipc.ts';
import { toldAction, watchActions } from './cdp-actions.ts';
import { isPageType, unrecordedTargets } from './cdp-targets.ts';
import type { SiteAction } from './actions.ts';
import { within } from '../time-limit.ts';

/** What the hub tells its owner. */
export interface HubListener {
  event(event: CdpEvent): void;
  /**
   * Targets went away; what they had open will not be told to the end. `crashed` is the page's own
   * process.
   */
  gone(sessions: ReadonlySet<string>, why: 'closed' | 'crashed'): void;
  recovered(): void;
  /**
   * A page shows another document, and has had its time to tell the ends of what it had asked for.
   * Told where no log of the browser's own tells them.
   */
  left(page: LeftPage): void;
  /** A part of the site is not recorded, and why; null when every part is again. */
  part(note: RecordingFault | null): void;
  /** The user did something in the site. */
  acted(action: SiteAction): void;
  /** The page itself is no longer attached, though it is there. */
  unattached(): void;
  /** The hub itself is gone: nothing is recorded any more. */
  lost(): void;
}

interface Session {
  readonly targetId: string;
  readonly parent: string;
  heard: boolean;
  /** The browser keeps contents of it when it is gone. */
  keepsContents: boolean;
  /** What refuses each command that is under way. */
  readonly underWay: Set<() => void>;
}

const commandLimit = 5_000;
const buffers = { maxTotalBufferSize: 100_000_000, maxResourceBufferSize: 20_000_000 };
const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true };

/**
 * Attaches the debugger protocol to the site through a hidden page that never navigates:
 * `webContents.debugger` of the site itself loses events each time a navigation changes its process
 * (https://github.com/electron/electron/pull/51959), flat sessions of the hub do not. The Debugger
 * is pinned here for the hub's life (https://github.com/electron/electron/issues/53376).
 */
export class CdpHub {
  readonly #window: BrowserWindow;
  readonly #debugger: Debugger;
  readonly #listener: HubListener;
  readonly #sessions = new Map<string, Session>();
  /** The page that the site opened last and that is not attached yet. */
  #newest: string | null = null;
  #contextId: string | null = null;
  #rootTarget: string | null = null;
  /**
   * Targets of the site that were not attached when last looked at: each is attached then, and
   * counts as missed from the second time on.
   */
  #unrecorded: ReadonlySet<string> = new Set();
  readonly #missedParts = new Set<string>();
  #closing = false;

  private constructor(window: BrowserWindow, listener: HubListener) {
    this.#window = window;
    this.#debugger = window.webContents.debugger;
    this.#listener = listener;
  }

  /** @throws Error where the debugger cannot be attached. */
  static async open(listener: HubListener): Promise<CdpHub> {
    const window = new BrowserWindow({
      show: false,
      width: 10,
      height: 10,
      skipTaskbar: true,
      focusable: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        spellcheck: false,
        partition: `hub-${randomBytes(6).toString('hex')}`,
      },
    });
    const hub = new CdpHub(window, listener);
    await within(10_000, window.loadURL('about:blank'), 'The hidden page');
    hub.#debugger.attach('1.3');
    hub.#debugger.on(
      'message',
      (_event, method, params: unknown, sessionId) =>
        hub.#heard(method as EventName, params, sessionId), // Electron has them as plain text
    );
    hub.#debugger.on('detach', () => {
      if (!hub.#closing) listener.lost();
    });
    await hub.send('Target.setDiscoverTargets', { discover: true, filter: [{}] });
    return hub;
  }

  /**
   * A command to one session ('' for the hub's own page). @throws Error on refusal, and after
   * `limit` milliseconds.
   */
  async send<N extends CommandName>(
    method: N,
    params?: CommandParams<N>,
    sessionId = '',
    limit = commandLimit,
  ): Promise<CommandResult<N>> {
    if (this.#window.isDestroyed()) throw new Error('The hub is closed');
    const sent: Promise<unknown> = this.#debugger.sendCommand(
      method,
      params ?? {},
      sessionId === '' ? undefined : sessionId,
    );
    const session = this.#sessions.get(sessionId);
    const answer = session === undefined ? sent : whileThere(session, sent);
    return fieldsOf(await within(limit, answer, method));
  }

  /**
   * Records a page from now on; its first real address must be loaded only after this. @throws
   * Error where it cannot be attached.
   */
  async attach(contents: WebContents): Promise<string> {
    const targetId = await targetIdOf(contents);
    const info =
      fieldsIn(await this.send('Target.getTargetInfo', { targetId }), 'targetInfo') ?? {};
    this.#contextId = textIn(info, 'browserContextId');
    this.#rootTarget = targetId;
    const sessionId = textIn(
      await this.send('Target.attachToTarget', { targetId, flatten: true }),
      'sessionId',
    );
    if (sessionId === null) throw new Error('attachToTarget gave no session');
    await Promise.all([
      this.send('Network.enable', buffers, sessionId),
      this.send('Inspector.enable', {}, sessionId),
    ]);
    await this.send('Target.setAutoAttach', autoAttach, sessionId);
    this.#durableBodies(sessionId);
    this.#watchActions(sessionId);
    return sessionId;
  }

  /**
   * Inside `createWindow`: the new page's target was announced just before, and attaching at this
   * moment loses nothing of it.
   */
  attachNewWindow(): void {
    const targetId = this.#newest;
    this.#newest = null;
    if (targetId !== null) this.#attachSoon(targetId, true);
  }

  /**
   * Compares what the browser has of the site with what is attached: a target that no event told of
   * is found and attached here.
   */
  async check(): Promise<void> {
    const answer = await this.send('Target.getTargets', { filter: [{}] });
    if (this.#contextId === null) return;
    const attached = new Set([...this.#sessions.values()].map(({ targetId }) => targetId));
    const unrecorded = unrecordedTargets(listIn(answer, 'targetInfos'), this.#contextId, attached);
    for (const { id, isPage } of unrecorded) {
      if (this.#unrecorded.has(id)) this.#missedPart(id, 'partUnattached');
      if (id === this.#rootTarget) this.#listener.unattached();
      else this.#attachSoon(id, isPage);
    }
    this.#unrecorded = new Set(unrecorded.map(({ id }) => id));
  }

  /** Whether the browser keeps contents of this session when its page is gone. */
  keepsContents(sessionId: string): boolean {
    return this.#sessions.get(sessionId)?.keepsContents === true;
  }

  /** Whether this session belongs to the page given by `root` or to something inside it. */
  isWithin(sessionId: string, root: string): boolean {
    for (
      let at: string | undefined = sessionId;
      at !== undefined && at !== '';
      at = this.#sessions.get(at)?.parent
    )
      if (at === root) return true;
    return false;
  }

  close(): void {
    this.#closing = true;
    if (this.#window.isDestroyed()) return;
    if (this.#debugger.isAttached()) this.#debugger.detach();
    this.#window.destroy();
  }

  #heard(method: EventName, params: unknown, sessionId: string): void {
    const session = this.#sessions.get(sessionId);
    if (session !== undefined) session.heard = true;
    if (method.startsWith('Network.'))
      return this.#listener.event({ sessionId, method, params, at: Date.now() });
    const event = { params };
    switch (method) {
      case 'Target.attachedToTarget':
        return this.#attached(paramsOf(event, method), sessionId);
      case 'Target.detachedFromTarget':
        return this.#detached(textIn(paramsOf(event, method), 'sessionId') ?? '');
      case 'Target.targetCreated':
        return this.#created(fieldsIn(paramsOf(event, method), 'targetInfo') ?? {});
      case 'Target.targetDestroyed':
        return this.#foundAgain(textIn(paramsOf(event, method), 'targetId') ?? '');
      case 'Inspector.targetCrashed':
        return this.#listener.gone(this.#familyOf(sessionId), 'crashed');
      case 'Inspector.targetReloadedAfterCrash':
        return this.#listener.recovered();
      case 'Runtime.bindingCalled': {
        const action = toldAction(paramsOf(event, method));
        if (action !== null) this.#listener.acted(action);
        return;
      }
      default:
    }
  }

  #missedPart(targetId: string, note: RecordingFault): void {
    this.#missedParts.add(targetId);
    this.#listener.part(note);
  }

  /** What was missed is missed only as long as it is there and not attached. */
  #foundAgain(targetId: string): void {
    if (this.#missedParts.delete(targetId) && this.#missedParts.size === 0)
      this.#listener.part(null);
  }

  #attached(fields: Fields<Protocol.Target.AttachedToTargetEvent>, parent: string): void {
    const sessionId = textIn(fields, 'sessionId');
    const info = fieldsIn(fields, 'targetInfo') ?? {};
    if (sessionId === null) return;
    const targetId = textIn(info, 'targetId') ?? '';
    this.#sessions.set(sessionId, {
      targetId,
      parent,
      heard: false,
      keepsContents: false,
      underWay: new Set(),
    });
    this.#foundAgain(targetId);
    // A command sent from inside this handler leaves the new target waiting for ever, although it
    // is acknowledged.
    if (parent !== '')
      setImmediate(() =>
        this.#prepare(
          sessionId,
          flagIn(fields, 'waitingForDebugger') === true,
          isPageType(textIn(info, 'type')),
        ),
      );
  }

  #detached(sessionId: string): void {
    const family = this.#familyOf(sessionId);
    this.#listener.gone(family, 'closed');
    for (const member of family) {
      this.#sessions.get(member)?.underWay.forEach((refuse) => refuse());
      this.#sessions.delete(member);
    }
  }

  #created(info: Fields<Protocol.Target.TargetInfo>): void {
    const targetId = textIn(info, 'targetId');
    if (
      targetId === null ||
      this.#contextId === null ||
      textIn(info, 'browserContextId') !== this.#contextId
    )
      return;
    const type = textIn(info, 'type');
    // Nobody auto-attaches shared workers, and pages that the site opens. A shared worker does not
    // wait: each turn of delay loses requests.
    if (type === 'shared_worker') this.#attachSoon(targetId, false);
    else if (type === 'page' && textIn(info, 'openerId') !== null) this.#newest = targetId;
  }

  #attachSoon(targetId: string, isPage: boolean): void {
    const done = this.send('Target.attachToTarget', { targetId, flatten: true });
    // The session is announced before the command returns, so what follows is sent before the page
    // runs.
    const known = [...this.#sessions].find(([, session]) => session.targetId === targetId)?.[0];
    if (known !== undefined) this.#prepare(known, false, isPage);
    done.then(
      (result) => {
        const sessionId = textIn(result, 'sessionId');
        if (known === undefined && sessionId !== null) this.#prepare(sessionId, false, isPage);
      },
      () => this.#missedPart(targetId, 'partRefused'),
    );
  }

  #prepare(sessionId: string, waiting: boolean, isPage: boolean): void {
    const quiet = <N extends CommandName>(method: N, params?: CommandParams<N>) =>
      this.send(method, params, sessionId).then(
        () => true,
        () => false,
      );
    void quiet('Network.enable', buffers);
    void quiet('Inspector.enable');
    void quiet('Target.setAutoAttach', autoAttach);
    if (isPage) this.#watchActions(sessionId);
    if (waiting)
      void quiet('Runtime.runIfWaitingForDebugger').then((resumed) => {
        if (resumed) this.#durableBodies(sessionId);
      });
    else this.#durableBodies(sessionId);
    if (waiting) this.#watch(sessionId, 3);
  }

  #watchActions(sessionId: string): void {
    watchActions((method, params) => this.send(method, params, sessionId));
  }

  /**
   * A target that stays silent may still be waiting although it acknowledged: a second resume frees
   * it.
   */
  #watch(sessionId: string, left: number): void {
    setTimeout(() => {
      const session = this.#sessions.get(sessionId);
      if (session === undefined || session.heard) return;
      this.send('Runtime.runIfWaitingForDebugger', {}, sessionId, 1_000).catch(() => {
        if (left === 1 && this.#sessions.has(sessionId))
          this.#missedPart(session.targetId, 'partSilent');
      });
      if (left > 1) this.#watch(sessionId, left - 1);
    }, 1_000);
  }

  /**
   * Newer Chromium keeps bodies over navigation; older versions refuse the command, which is fine.
   */
  #durableBodies(sessionId: string): void {
    const limits = { maxTotalBufferSize: 200_000_000, maxResourceBufferSize: 50_000_000 };
    this.send('Network.configureDurableMessages', limits, sessionId).then(
      () => {
        const session = this.#sessions.get(sessionId);
        if (session !== undefined) session.keepsContents = true;
      },
      () => undefined,
    );
  }

  #familyOf(root: string): ReadonlySet<string> {
    return new Set([
      root,
      ...[...this.#sessions.keys()].filter((sessionId) => this.isWithin(sessionId, root)),
    ]);
  }
}

/** An answer; a command that is under way when its page goes is never answered, and refused then. */
function whileThere<T>({ underWay }: Session, answer: Promise<T>): Promise<T> {
  return new Promise((give, refuse) => {
    const end = () => refuse(new Error('The session was not found any more: its page is gone'));
    underWay.add(end);
    void answer.then(give, refuse).finally(() => underWay.delete(end));
  });
}

/**
 * The protocol's name for a page. Electron 42 and later say it; before, the page's own debugger is
 * asked for a moment.
 */
async function targetIdOf(contents: WebContents): Promise<string> {
  if (typeof contents.getOrCreateDevToolsTargetId === 'function')
    return contents.getOrCreateDevToolsTargetId();
  const own = contents.debugger;
  own.attach('1.3');
  try {
    const answer: unknown = await within(
      commandLimit,
      own.sendCommand('Target.getTargetInfo'),
      'Target.getTargetInfo',
    );
    const targetId = textIn(fieldsIn(fieldsOf(answer), 'targetInfo') ?? {}, 'targetId');
    if (targetId === null) throw new Error('The page has no target id');
    return targetId;
  } finally {
    own.detach();
  }
}
