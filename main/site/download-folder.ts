import { statSync } from 'node:fs';
import { type BrowserWindow, app, dialog } from 'electron';
import type { SettingsFile } from '../kept/settings.ts';
import type { QuestionGate } from './question-gate.ts';
import { say } from '../../shared/words/say.ts';

/**
 * Where the site's files go: asked once and remembered; asked again where that folder is gone. One
 * question at a time.
 */
export class DownloadFolder {
  readonly #window: BrowserWindow;
  readonly #settings: SettingsFile;
  readonly #gate: QuestionGate;
  #asking: Promise<string | null> | null = null;

  /** `gate`: pages that send files bring the question up. */
  constructor(window: BrowserWindow, settings: SettingsFile, gate: QuestionGate) {
    this.#window = window;
    this.#settings = settings;
    this.#gate = gate;
  }

  /** null where the person wants no file. */
  read(): Promise<string | null> {
    const known = this.#settings.read().downloadFolder;
    if (known !== null && isFolder(known)) return Promise.resolve(known);
    this.#asking ??= this.#gate
      .ask(() => this.choose())
      .finally(() => {
        this.#asking = null;
      });
    return this.#asking;
  }

  /** Asks, and remembers the answer. */
  async choose(): Promise<string | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(this.#window, {
      title: say('file.whereTo'),
      buttonLabel: say('file.saveHere'),
      defaultPath: app.getPath('downloads'),
      properties: ['openDirectory', 'createDirectory'],
    });
    const [folder] = filePaths;
    if (canceled || folder === undefined) return null;
    try {
      this.#settings.write({ downloadFolder: folder });
    } catch (error) {
      console.error(error); // asked again the next time; this file is saved all the same
    }
    return folder;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
