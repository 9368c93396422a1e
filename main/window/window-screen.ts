import { type BrowserWindow, app } from 'electron';
import type { DiagnosisNote } from '../../shared/ipc/ipc.ts';

type ScreenListener = (screen: string, diagnoses: readonly DiagnosisNote[]) => void;

/** What the window shows: it says so itself. The first diagnosis is the window's title. */
export class WindowScreen {
  readonly #window: BrowserWindow;
  readonly #listeners = new Set<ScreenListener>();
  #now: Parameters<ScreenListener> | null = null;

  constructor(window: BrowserWindow) {
    this.#window = window;
  }

  show(...now: Parameters<ScreenListener>): void {
    this.#now = now;
    const [first] = now[1];
    this.#window.setTitle(
      first === undefined ? app.getName() : `${first.title} – ${app.getName()}`,
    );
    for (const listener of this.#listeners) listener(...now);
  }

  /** Hears what is shown now, and each time it changes. */
  subscribe(listener: ScreenListener): void {
    this.#listeners.add(listener);
    if (this.#now !== null) listener(...this.#now);
  }
}
