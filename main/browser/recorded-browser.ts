import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserListing, BrowserName, SiteState } from '../../shared/ipc/ipc.ts';
import type { Capture } from '../capture/capture.ts';
import { BrowserHub } from './browser-hub.ts';
import { browserFor, browsersHere, policyAgainst } from './browser-choice.ts';
import { type OwnBrowser, startBrowser } from './own-browser.ts';
import { openForSignIn, type SignInBrowser } from './sign-in-browser.ts';

type Stage = NonNullable<SiteState['browser']>['stage'];

/** A browser of the user's that shows the Halo in place of the embedded page. */
interface Shown {
  readonly kind: 'own' | 'practice';
  readonly name: BrowserName;
  readonly title: string;
  readonly address: string;
  readonly version: string;
  readonly stage: Stage;
}

/**
 * The user's own browser, with a profile of ours: opened to sign in, then recorded, and closed when
 * the recording ends. At most one at a time. The user's own profiles are never touched.
 */
export class RecordedBrowser {
  readonly #capture: Capture;
  readonly #profiles: string;
  readonly #listeners = new Set<() => void>();
  #shown: Shown | null = null;
  #signIn: SignInBrowser | null = null;
  #running: OwnBrowser | null = null;
  #hub: BrowserHub | null = null;

  /** `profiles`: the folder of our profiles, one for each browser. */
  constructor(capture: Capture, profiles: string) {
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
  list(): readonly BrowserListing[] {
    return browsersHere().map((browser) => ({
      name: browser.name,
      title: browser.title,
      policy: policyAgainst(browser),
    }));
  }

  /** What the window shows of it; null while no browser is used. */
  state(): (Pick<SiteState, 'kind' | 'url' | 'title'> & Pick<SiteState, 'browser'>) | null {
    const shown = this.#shown;
    if (shown === null) return null;
    const page = this.#hub?.page ?? null;
    const { name, title, version, stage } = shown;
    return {
      kind: shown.kind,
      url: page?.url ?? shown.address,
      title: page?.title ?? '',
      browser: { name, title, version, stage },
    };
  }

  /** Opens it unrecorded, to sign in at this address. @throws Refusal where it cannot be opened */
  async signIn(name: BrowserName, address: string): Promise<void> {
    await this.stop();
    const browser = browserFor(name);
    const signIn = await openForSignIn(browser, this.#profile(name), address);
    this.#signIn = signIn;
    this.#show({
      kind: 'own',
      name,
      title: browser.title,
      address,
      version: '',
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
  async record(kind: Shown['kind'], name: BrowserName, address: string): Promise<void> {
    await this.stop();
    const browser = browserFor(name);
    const { title } = browser;
    this.#show({ kind, name, title, address, version: '', stage: 'starting' });
    try {
      await this.#capture.attachBrowser(async (listener) => {
        const hub = new BrowserHub(new URL(address).host, {
          event: (event) => listener.event(event),
          gone: (sessions, why) => listener.gone(sessions, why),
          recovered: () => listener.recovered(),
          part: (fault) => listener.part(fault),
          acted: (action) => listener.acted(action),
          unattached: () => listener.unattached(),
          lost: () => {
            listener.lost();
            this.#change('closed');
          },
        });
        const running = await startBrowser(browser, this.#profile(name), hub);
        this.#running = running;
        this.#hub = hub;
        this.#show({ kind, name, title, address, version: running.version, stage: 'starting' });
        await hub.begin(running.connection, address);
        return hub;
      });
      this.#change('recording');
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Shows an address of the Halo. @throws Error where the browser does not answer */
  async visit(url: string): Promise<void> {
    await this.#hub?.visit(url);
  }

  /** Ends the recording and closes what we started. */
  async stop(): Promise<void> {
    const { running, signIn } = { running: this.#running, signIn: this.#signIn };
    if (this.#shown === null) return;
    this.#running = this.#signIn = this.#hub = null;
    this.#capture.detach();
    await Promise.all([running?.close(), signIn?.close()]);
    this.#shown = null;
    this.#tell();
  }

  /** Deletes our profiles, with all sign-ins in them. Closes the browser first. */
  async forget(): Promise<void> {
    await this.stop();
    rmSync(this.#profiles, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  /** Only the user may look into it: it holds their sign-in. */
  #profile(name: BrowserName): string {
    const folder = join(this.#profiles, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
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
