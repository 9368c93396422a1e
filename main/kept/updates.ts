import type { AppUpdater } from 'electron-updater';
import type { Policy, UpdateState } from '../../shared/settings/updates.ts';
import { noUpdates } from '../../shared/settings/defaults.ts';

export interface UpdateParts {
  readonly policy: Policy;
  /** The feed in the user's settings; empty: none. */
  readonly feed: () => string;
  /** Whether what is found may be put in place by the program itself. */
  readonly isReplaceable: boolean;
  readonly updaterFor: (feed: string) => Promise<AppUpdater>;
  readonly changed: (state: UpdateState) => void;
}

/**
 * Looks for newer versions at the feed that its owner set. Without one, nothing here ever touches
 * the network.
 */
export class Updates {
  readonly #parts: UpdateParts;
  #state: UpdateState = noUpdates;
  #updater: AppUpdater | null = null;
  /** Counts looks, so that an answer that comes after the feed was changed is known to be late. */
  #looks = 0;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
    this.#state = this.#with('off', null);
  }

  read(): UpdateState {
    return this.#state;
  }

  /** Asks the feed now, where there is one. It never throws: what went wrong is in the state. */
  async look(): Promise<UpdateState> {
    const look = (this.#looks += 1);
    if (this.#updater !== null) this.#updater.autoInstallOnAppQuit = false; // of another feed perhaps
    this.#updater = null;
    const { feed } = this.#with('off', null);
    if (feed === '') return this.#tell('off', null);
    this.#tell('looking', null);
    let found: string | null = null;
    const settle = (kind: UpdateState['kind']) =>
      look === this.#looks ? this.#tell(kind, found) : this.#state;
    try {
      const updater = await this.#parts.updaterFor(feed);
      updater.on('error', () => undefined); // the calls below throw the same
      const checked = await updater.checkForUpdates();
      if (checked === null || !checked.isUpdateAvailable) return settle('newest');
      found = checked.updateInfo.version;
      if (!this.#parts.isReplaceable) return settle('found');
      settle('loading');
      await updater.downloadUpdate();
      if (look === this.#looks) this.#updater = updater;
      else updater.autoInstallOnAppQuit = false;
      return settle('ready');
    } catch (error) {
      console.error(error);
      return settle(isDamaged(error) ? 'damaged' : 'unreachable');
    }
  }

  /**
   * Ends the program, puts the newer version in place and starts it. Nothing happens where none is
   * ready.
   */
  install(): void {
    this.#updater?.quitAndInstall(true, true);
  }

  #tell(kind: UpdateState['kind'], version: string | null): UpdateState {
    this.#state = this.#with(kind, version);
    this.#parts.changed(this.#state);
    return this.#state;
  }

  #with(kind: UpdateState['kind'], version: string | null): UpdateState {
    const managed = this.#parts.policy.updates;
    return {
      kind,
      version,
      isManaged: managed !== undefined,
      feed: managed?.feed ?? this.#parts.feed(),
    };
  }
}

/** What came is not what the feed's own list says. */
function isDamaged(error: unknown): boolean {
  return (
    error instanceof Error &&
    /checksum|sha512|INVALID_SIGNATURE|size mismatch/i.test(
      `${(error as { code?: unknown }).code} ${error.message}`,
    )
  );
}
