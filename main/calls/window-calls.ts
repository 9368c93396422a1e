import { existsSync } from 'node:fs';
import { release } from 'node:os';
import { type BrowserWindow, app, shell } from 'electron';
import type { StartNote } from '../../shared/ipc/ipc.ts';
import type { CrashLog } from '../kept/crash-log.ts';
import type { Handlers } from '../ipc.ts';
import type { ProgramLinks } from '../window/program-links.ts';
import { Refusal } from '../refusal.ts';
import type { SettingsFile } from '../kept/settings.ts';
import type { Site } from '../site/site.ts';
import { readStorage } from '../kept/storage.ts';
import type { SavedFiles } from '../files/saved-files.ts';
import { encryption } from '../kept/system-keys.ts';
import { followTheme, groundWindow } from '../window/theme.ts';
import { say } from '../../shared/words/say.ts';
import type { Updates } from '../kept/updates.ts';

type WindowCalls = Pick<
  Handlers,
  | 'settings.read'
  | 'settings.write'
  | 'policy.redaction'
  | 'notes.take'
  | 'about.read'
  | 'crashes.read'
  | 'crashes.report'
  | 'crashes.clear'
  | 'storage.read'
  | 'storage.open'
  | 'saved.show'
  | 'updates.read'
  | 'updates.look'
  | 'updates.install'
  | 'program.links'
>;

interface WindowCallParts {
  readonly window: BrowserWindow;
  readonly settings: SettingsFile;
  readonly site: Pick<Site, 'followAppearance'>;
  readonly crashes: CrashLog;
  readonly updates: Updates;
  readonly links: ProgramLinks;
  readonly saved: SavedFiles;
  /** What the window has to say when it starts; more may come while it runs. */
  readonly notes: StartNote[];
}

/**
 * What the window asks about the program itself: its settings, its versions, its faults, and what
 * it keeps.
 */
export function windowCalls({
  window,
  settings,
  site,
  crashes,
  updates,
  links,
  saved,
  notes,
}: WindowCallParts): WindowCalls {
  return {
    'settings.read': () => settings.read(),
    'policy.redaction': () => settings.lock,
    'settings.write': (changes) => {
      const written = settings.write(changes);
      window.webContents.setZoomFactor(written.appearance.zoom / 100);
      followTheme(written.appearance);
      groundWindow(window, written.appearance);
      site.followAppearance();
      if (changes.updates !== undefined) void updates.look();
      return written;
    },
    'notes.take': () => notes.splice(0),
    'about.read': () => ({
      program: app.getVersion(),
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
      system: `${process.platform} ${release()} ${process.arch}`,
    }),
    'crashes.read': () => [...crashes.read()],
    'crashes.report': (thrown) => {
      crashes.write(Date.now(), 'window', thrown);
      return null;
    },
    'crashes.clear': () => {
      crashes.clear();
      return null;
    },
    'program.links': () => links.take(),
    'updates.read': () => updates.read(),
    'updates.look': () => updates.look(),
    'updates.install': () => {
      updates.install();
      return null;
    },
    'storage.read': () => readStorage(app.getPath('userData'), encryption()),
    'storage.open': async () => {
      if ((await shell.openPath(app.getPath('userData'))) !== '')
        throw new Refusal(say('settings.folder'));
      return null;
    },
    'saved.show': async ({ id, how }) => {
      const path = saved.pathOf(id);
      if (path === null || !existsSync(path)) throw new Refusal(say('file.savedGone'));
      if (how === 'folder') shell.showItemInFolder(path);
      else if ((await shell.openPath(path)) !== '') throw new Refusal(say('file.noProgram'));
      return null;
    },
  };
}
