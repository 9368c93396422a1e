import { app } from 'electron';
import { installation, isInstalled } from '../kept/installation.ts';
import { type ProgramLink, programScheme, readProgramLink } from '../../shared/ipc/program-link.ts';

/** Links to this program that were followed elsewhere. They wait until the window asks for them. */
export class ProgramLinks {
  readonly #waiting: ProgramLink[] = [];
  #heard: () => void = () => undefined;

  /**
   * Hears of links from now on: of this start, of later ones, and of macOS, which does not start us
   * twice.
   */
  listen(words: readonly string[]): void {
    this.#pass(words);
    app.on('second-instance', (_event, later) => {
      this.#pass(later);
    });
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#pass([url]);
    });
    // The installers of the other systems register the scheme themselves. A copy that nobody
    // installed leaves the registry alone: its folder may be gone tomorrow.
    if (app.isPackaged && isInstalled(installation()))
      app.setAsDefaultProtocolClient(programScheme);
  }

  /** `heard` is called when there is something to take. */
  onLink(heard: () => void): void {
    this.#heard = heard;
  }

  take(): ProgramLink[] {
    return this.#waiting.splice(0);
  }

  #pass(words: readonly string[]): void {
    const links = words.flatMap((word) => readProgramLink(word) ?? []);
    if (links.length === 0) return;
    this.#waiting.push(...links.slice(0, 1)); // one at a time is what people follow
    this.#heard();
  }
}
