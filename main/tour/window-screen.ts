import type { DiagnosisNote } from '../../shared/ipc/ipc.ts';
import type { WindowScreen } from '../window/window-screen.ts';

type Fits = (notes: readonly DiagnosisNote[]) => boolean;

const patience = 30_000;

/** What the window shows now, and the wait for something else. */
export class Shown {
  #screen = '';
  #notes: readonly DiagnosisNote[] = [];
  #waiting: (() => void) | null = null;

  constructor(window: WindowScreen) {
    window.subscribe((screen, notes) => {
      this.#screen = screen;
      this.#notes = notes;
      this.#waiting?.();
    });
  }

  /**
   * Resolves with the diagnoses as soon as that screen shows some that fit. @throws Error after 30
   * s
   */
  wait(screen: string, fits: Fits): Promise<readonly DiagnosisNote[]> {
    return new Promise((resolve, reject) => {
      const limit = setTimeout(
        () => reject(new Error(`the window did not show ${screen} in time`)),
        patience,
      );
      this.#waiting = () => {
        if (this.#screen !== screen || !fits(this.#notes)) return;
        clearTimeout(limit);
        this.#waiting = null;
        resolve(this.#notes);
      };
      this.#waiting();
    });
  }
}
