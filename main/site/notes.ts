import type { SiteState } from '../../shared/ipc/ipc.ts';

type Note = SiteState['notes'][number];

/** A hostile page may give cause for note after note. */
const mostNotes = 4;

/**
 * What the browser did or refused on the page that is open, for the user to read over it: each
 * thing once, the latest last.
 */
export class SiteNotes {
  readonly #changed = new Set<() => void>();
  #notes: readonly Note[] = [];

  /** Hears of every change. */
  subscribe(listener: () => void): void {
    this.#changed.add(listener);
  }

  read(): readonly Note[] {
    return this.#notes;
  }

  add(kind: Note['kind'], text: string): void {
    this.#notes = [...this.#notes.filter((note) => note.text !== text), { kind, text }].slice(
      -mostNotes,
    );
    this.#tell();
  }

  /** Something was refused that may be the cause of what fails. */
  refused(text: string): void {
    this.add('refused', text);
  }

  clear(): void {
    if (this.#notes.length === 0) return;
    this.#notes = [];
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#changed) listener();
  }
}
