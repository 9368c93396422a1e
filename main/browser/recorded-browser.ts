import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserListing, BrowserName, SiteState } from '../../shared/ipc/ipc.ts';
import type { Capture } from '../capture/capture.ts';
import type { HubListener } from '../capture/cdp-hub.ts';
import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import { BrowserHub } from './browser-hub.ts';
import { browserFor, browsersHere, rulesAgainst } from './browser-choice.ts';
import { policyFolder } from './browser-policy.ts';
import { majorVersion, versionSource } from './browser-version.ts';
import { type OwnBrowser, startBrowser } from './own-browser.ts';
import type { OwnProfiles } from './own-profiles.ts';
import { joinBrowser, portFile, type PortFile, portFiles, portIn } from './running-browser.ts';
import { openForSignIn, type SignInBrowser } from './sign-in-browser.ts';
import { BrowserClosed } from './transport.ts';

type BrowserState = NonNullable<SiteState['browser']>;
type Stage = BrowserState['stage'];

/** A hostile page may name itself with millions of letters, and its address too. */
const longestTitle = 300;
const longestUrl = 4_000;
/** Milliseconds that a start takes at most; what takes longer is said. */
const usual = 4_000;

/** A browser of the user's that shows the Halo in place of the embedded page. */
interface Shown {
  readonly kind: 'own' | 'practice';
  readonly name: BrowserName;
  readonly title: string;
  readonly address: string;
  readonly version: string;
  readonly door: BrowserState['door'];
  readonly stage: Stage;
}

/** Which browser shows which Halo. */
type Wanted = Pick<Shown, 'kind' | 'name' | 'address'>;

/**
 * The user's own browser. With a profile of ours: opened to sign in, then recorded, and closed when
 * the recording ends. Or the one that is open, which its user opens to us; it stays open. At most one
 * at a time. The user's own profiles are never touched.
 */
export class RecordedBrowser {
  readonly #capture: Capture;
  readonly #profiles: OwnProfiles;
  readonly #listeners = new Set<() => void>();
  #shown: Shown | null = null;
  #signIn: SignInBrowser | null = null;
  #running: OwnBrowser | null = null;
  #hub: BrowserHub | null = null;
  /** Ends the wait for a browser that is not recorded yet. */
  #waiting = new AbortController();
  /** While it is being ended. */
  #stopping: Promise<void> | null = null;
  /** Counts the ends: a start that was ended meanwhile is told by it. */
  #ends = 0;

  constructor(capture: Capture, profiles: OwnProfiles) {
    this.#capture = capture;
    this.#profiles = profiles;
  }

  /** The Halo's address while one is recorded. */
  get address(): string | null {
    return this.#hub === null ? null : (this.#shown?.address ?? null);
  }

  /** Hears of every change. */
  subscribe(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** The browsers of this computer, the one to offer first at the front. */
  list(): Promise<BrowserListing[]> {
    return Promise.all(
      browsersHere().map(async (browser) => {
        const { policy, profilePolicy } = rulesAgainst(browser);
        const version = await majorVersion(browser.path, versionSource);
        return { name: browser.name, title: browser.title, version, policy, profilePolicy };
      }),
    );
  }

  /** What the window shows of it; null while no browser is used. */
  state(): (Pick<SiteState, 'kind' | 'url' | 'title'> & Pick<SiteState, 'browser'>) | null {
    const shown = this.#shown;
    if (shown === null) return null;
    const { name, title, version, door, stage } = shown;
    // What is opened again is the Halo, and not the sign-in page that was shown last.
    const page = stage === 'closed' ? null : (this.#hub?.page ?? null);
    return {
      kind: shown.kind,
      url: (page?.url ?? shown.address).slice(0, longestUrl),
      title: (page?.title ?? '').slice(0, longestTitle),
      browser: { name, title, version, door, stage, tabs: this.#hub?.tabs ?? 0 },
    };
  }

  /** Opens it unrecorded, to sign in at this address. @throws Refusal where it cannot be opened */
  async signIn(name: BrowserName, address: string): Promise<void> {
    const browser = browserFor(name);
    await this.stop();
    const signIn = await openForSignIn(browser, await this.#profiles.use(name), address);
    this.#signIn = signIn;
    this.#show({
      kind: 'own',
      name,
      title: browser.title,
      address,
      version: '',
      door: 'profile',
      stage: 'signing-in',
    });
    void signIn.closed.then(() => {
      if (this.#signIn === signIn) this.#change('signed-in');
    });
  }

  /**
   * Records it from its first request on, with the sign-in that its profile has. @throws Refusal
   * where it cannot be recorded
   */
  record(wanted: Wanted): Promise<void> {
    return this.#record(wanted, 'profile', async (hub) => {
      const browser = browserFor(wanted.name);
      const running = await startBrowser(browser, await this.#profiles.use(wanted.name), hub);
      return { running, begin: () => hub.begin(running.connection, wanted.address) };
    });
  }

  /**
   * Records the browser that is open, after its user has let us in: the tabs that show the Halo, or
   * else a new one. @throws Refusal where it does not let us in
   */
  join(wanted: Wanted): Promise<void> {
    return this.#record(wanted, 'open', async (hub) => {
      const browser = browserFor(wanted.name, 'open');
      const place = portOf(wanted.name);
      const running = await joinBrowser(browser, place, hub, this.#waiting.signal);
      return { running, begin: () => hub.join(running.connection, wanted.address) };
    });
  }

  /** Shows an address of the Halo. @throws Error where the browser does not answer */
  async visit(url: string): Promise<void> {
    await this.#hub?.visit(url);
  }

  /** Brings the page to the front that shows this address; false where none does. */
  async stayAt(url: string): Promise<boolean> {
    return (await this.#hub?.stayAt(url)) ?? false;
  }

  /** Ends the recording and closes what we started. */
  stop(): Promise<void> {
    this.#stopping ??= this.#close().finally(() => {
      this.#stopping = null;
    });
    return this.#stopping;
  }

  async #close(): Promise<void> {
    const { running, signIn } = { running: this.#running, signIn: this.#signIn };
    if (this.#shown === null) return;
    this.#ends += 1;
    this.#waiting.abort();
    this.#waiting = new AbortController();
    this.#running = this.#signIn = this.#hub = null;
    this.#change('ending'); // it may take seconds
    await this.#capture.detachBrowser();
    await Promise.all([running?.close(), signIn?.close()]);
    this.#shown = null;
    this.#tell();
  }

  /** The same for its user, who is asked then what becomes of the sign-in. */
  async end(): Promise<void> {
    await this.stop();
    this.#profiles.asked();
  }

  /** Deletes our profiles, with all sign-ins in them. Closes the browser first. */
  async forget(): Promise<void> {
    await this.stop();
    await this.#profiles.forget();
  }

  async #record(
    wanted: Wanted,
    door: Shown['door'],
    open: (hub: BrowserHub) => Promise<{ running: OwnBrowser; begin(): Promise<void> }>,
  ): Promise<void> {
    const { title } = browserFor(wanted.name, door);
    const before = this.#shown;
    await this.stop();
    const ends = this.#ends;
    const shown = { ...wanted, title, door, version: '' };
    this.#show({ ...shown, stage: door === 'open' ? 'asking' : 'starting' });
    const slow = setTimeout(() => {
      if (this.#shown?.stage === 'starting') this.#change('slow');
    }, usual);
    try {
      await this.#capture.attachBrowser(async (listener) => {
        const hub = this.#hubFor(new URL(wanted.address).host, listener);
        const { running, begin } = await open(hub);
        if (ends !== this.#ends) {
          await running.close();
          throw new BrowserClosed('It was ended while it started');
        }
        this.#running = running;
        this.#hub = hub;
        this.#show({ ...shown, version: running.version, stage: 'starting' });
        await begin();
        return hub;
      });
      this.#change('recording');
    } catch (error) {
      if (ends === this.#ends) {
        await this.stop();
        this.#comeBack(before);
      }
      throw error instanceof BrowserClosed
        ? new Refusal(say('record.closedEarly', { browser: title }))
        : error;
    } finally {
      clearTimeout(slow);
    }
  }

  /** After a start that failed, what could be pressed before can be pressed again. */
  #comeBack(before: Shown | null): void {
    if (before?.stage === 'closed') {
      this.#show(before);
      this.#capture.browserClosed();
    } else if (before?.stage === 'signing-in' || before?.stage === 'signed-in')
      this.#show({ ...before, stage: 'signed-in' });
  }

  #hubFor(site: string, listener: HubListener): BrowserHub {
    const hub: BrowserHub = new BrowserHub(site, {
      event: (event) => listener.event(event),
      gone: (sessions, why) => listener.gone(sessions, why),
      recovered: () => listener.recovered(),
      left: (page) => listener.left(page),
      part: (fault) => listener.part(fault),
      acted: (action) => listener.acted(action),
      unattached: () => listener.unattached(),
      lost: () => {
        // One that ends before it is recorded is told by its start.
        if (this.#hub !== hub || this.#shown?.stage !== 'recording') return;
        listener.lost();
        this.#change('closed');
      },
    });
    return hub;
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    this.#tell();
  }

  #change(stage: Stage): void {
    if (this.#shown !== null) this.#show({ ...this.#shown, stage });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Where the browser that is open says it may be spoken to; null where it says nothing. */
function portOf(name: BrowserName): PortFile | null {
  const { platform, env } = process;
  const { folder } = rulesAgainst({ name });
  const ruled = folder === null ? null : policyFolder(folder, env);
  const places = portFiles(name, { platform, env, exists: existsSync });
  for (const file of ruled === null ? places : [join(ruled, portFile)]) {
    try {
      return portIn(readFileSync(file, 'utf8'));
    } catch {
      // not there: it is not open to other programs
    }
  }
  return null;
}
