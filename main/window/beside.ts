import { type BrowserWindow, type Rectangle, screen } from 'electron';

/** Pixels: the width of the wizard alone. */
const narrow = 460;

/**
 * Stands our window at the side of the screen, narrow, while the Halo is shown by a browser of the
 * user's; and puts it back to where it stood.
 */
export class BesideBrowser {
  readonly #window: BrowserWindow;
  #before: { readonly bounds: Rectangle; readonly least: readonly number[] } | null = null;
  #wasMaximised = false;

  constructor(window: BrowserWindow) {
    this.#window = window;
  }

  /** Where the window stands when it stands alone. */
  get ownBounds(): Rectangle {
    return this.#before?.bounds ?? this.#window.getNormalBounds();
  }

  /** Whether it fills the screen when it stands alone. */
  get isMaximised(): boolean {
    return this.#before === null ? this.#window.isMaximized() : this.#wasMaximised;
  }

  stand(): void {
    const window = this.#window;
    if (this.#before !== null || window.isDestroyed()) return;
    this.#wasMaximised = window.isMaximized();
    this.#before = { bounds: window.getNormalBounds(), least: window.getMinimumSize() };
    if (this.#wasMaximised) window.unmaximize();
    const { workArea } = screen.getDisplayMatching(window.getBounds());
    const width = Math.min(narrow, workArea.width);
    window.setMinimumSize(Math.min(360, width), 400);
    window.setBounds({
      x: workArea.x + workArea.width - width,
      y: workArea.y,
      width,
      height: workArea.height,
    });
  }

  goBack(): void {
    const before = this.#before;
    if (before === null || this.#window.isDestroyed()) return;
    this.#before = null;
    const [width = 0, height = 0] = before.least;
    this.#window.setBounds(before.bounds);
    this.#window.setMinimumSize(width, height);
    if (this.#wasMaximised) this.#window.maximize();
  }
}
