import type { startPractice } from './practice-server.ts';

/** The practice Halo inside the program, read and started when it is first wanted. */
export class PracticeSite {
  #running: ReturnType<typeof startPractice> | null = null;

  /** Its address, as in `http://127.0.0.1:4711`. */
  async origin(): Promise<string> {
    this.#running ??= import('./practice-server.ts').then((server) =>
      server.startPractice({ port: 0 }),
    );
    return (await this.#running).origin;
  }

  /** Everything as it was in the beginning; nothing to do where it was never started. */
  async reset(): Promise<void> {
    (await this.#running)?.reset();
  }

  async close(): Promise<void> {
    await (await this.#running)?.close();
  }
}
