import { say } from '../../shared/words/say.ts';
import { Refusal } from '../refusal.ts';
import type { Site } from '../site/site.ts';
import type { startPractice } from './practice-server.ts';

/** The practice Halo inside the program, read and started when it is first wanted. */
export class PracticeSite {
  #running: ReturnType<typeof startPractice> | null = null;
  #origin: string | null = null;

  /** Its address, as in `http://127.0.0.1:4711`. */
  async origin(): Promise<string> {
    this.#running ??= import('./practice-server.ts').then((server) =>
      server.startPractice({ port: 0 }),
    );
    this.#origin = (await this.#running).origin;
    return this.#origin;
  }

  /** Whether an address is one of its own. */
  holds(address: string): boolean {
    return this.#origin !== null && URL.parse(address)?.origin === this.#origin;
  }

  /**
   * Shows a page of it; in a Halo that is open already, the page only. Resolves with the page's
   * address. `isOurs`: the user followed no link to it. @throws Refusal where the path leads elsewhere
   */
  async open(site: Site, path: string, isOurs: boolean): Promise<string> {
    const origin = await this.origin();
    const url = new URL(path, origin);
    if (url.origin !== origin) throw new Refusal(say('practice.elsewhere'));
    if (site.state().kind === 'practice') await site.visit(url.href, isOurs);
    else await site.open('practice', url.href);
    return url.href;
  }

  /** Everything as it was in the beginning; nothing to do where it was never started. */
  async reset(): Promise<void> {
    (await this.#running)?.reset();
  }

  async close(): Promise<void> {
    await (await this.#running)?.close();
  }
}
