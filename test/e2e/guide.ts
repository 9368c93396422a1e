import { expect, type Locator, type Page } from '@playwright/test';
import { soon } from './app.ts';

/** The side of the window that leads the user: its words stand here once, for all tests. */
export class Guide {
  readonly getByRole: Locator['getByRole'];
  readonly getByText: Locator['getByText'];
  readonly locator: Locator['locator'];
  readonly #window: Page;

  constructor(window: Page) {
    const region = window.getByRole('main', { name: 'Troubleshooting' });
    this.#window = window;
    this.getByRole = region.getByRole.bind(region);
    this.getByText = region.getByText.bind(region);
    this.locator = region.locator.bind(region);
  }

  /** From the start page. */
  openPractice(): Promise<void> {
    return this.#window.getByRole('button', { name: 'Open the practice Halo' }).click();
  }

  /** The box of the start page. */
  get entry(): Locator {
    return this.#window.getByRole('textbox', {
      name: 'Address of your Halo, a message, or a file',
    });
  }

  /** From the list of failures beside the practice Halo, to where one begins. */
  takeMeTo(title: string): Promise<void> {
    return this.getByRole('button', { name: `Take me there: ${title}` }).click();
  }

  /** Why a problem failed that shows while it is recorded. */
  openFound(title: RegExp): Promise<void> {
    return this.getByRole('button', { name: title }).click();
  }

  /** From the start page. */
  async openHalo(address: string): Promise<void> {
    await this.entry.fill(address);
    await this.#window.getByRole('button', { name: 'Open my Halo' }).click();
  }

  /** From the start page. */
  async explain(message: string): Promise<void> {
    await this.entry.fill(message);
    await this.#window.getByRole('button', { name: 'Explain this' }).click();
  }

  /** By its key, as no button stands for it but in a lesson. */
  async showResults(): Promise<void> {
    const there = this.getByRole('button', { name: /^(It failed now|Show results)$/ }).first();
    await expect(there).toBeVisible();
    await this.#window.keyboard.press('ControlOrMeta+D');
  }

  /** The main button while something is done again: it leads to the results. */
  sayFailed(): Promise<void> {
    return this.getByRole('button', { name: 'It failed now' }).click();
  }

  /** The heading of the results: of one problem, or of any number. */
  found(count: 1 | null = null): Locator {
    const name = count === null ? /problems? found/ : '1 problem found';
    return this.#window.getByRole('heading', { level: 1, name });
  }

  /** The walkthrough of the first result. */
  openFix(): Promise<void> {
    return this.getByRole('button', { name: /^Show me (how to fix it|what to try)/ })
      .first()
      .click();
  }

  /** Opens a line of a screen behind which more stands. */
  unfold(name: string | RegExp): Promise<void> {
    return this.getByRole('button', { name, expanded: false }).click();
  }

  /** From the walkthrough to its check. */
  check(): Promise<void> {
    return this.getByRole('button', { name: /Do it again to check|Check a new recording/ }).click();
  }

  /** Waits until the check says this. */
  says(words: string, timeout?: number): Promise<void> {
    const verdict = this.locator('.verdict[role=status]');
    return soon((quick) => expect(verdict).toContainText(words, quick), timeout);
  }
}
