import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { type BrowserWindow, app } from 'electron';
import {
  type DiagnosisNote,
  type EventData,
  type EventName,
  type StartNote,
} from '../shared/ipc/ipc.ts';
import { hearKeys } from './window/app-keys.ts';
import { setAppMenu } from './window/app-menu.ts';
import { rememberPlace } from './window/app-window.ts';
import { callHandlers } from './calls/call-handlers.ts';
import { offerContextMenu } from './window/context-menu.ts';
import { DownloadFolder } from './site/download-folder.ts';
import { Capture } from './capture/capture.ts';
import { Captures } from './journal/captures.ts';
import { CrashLog } from './kept/crash-log.ts';
import { keepFaults } from './kept/crash-watch.ts';
import { HistoryFile } from './kept/fixes.ts';
import { answerCalls, answerDrops, tell } from './ipc.ts';
import { Journal } from './journal/journal.ts';
import { askAndOpen } from './window/links.ts';
import type { OpenedFiles } from './window/file-handles.ts';
import { readPolicy } from './kept/policy.ts';
import { PracticeSite } from './practice/site.ts';
import type { ProgramLinks } from './window/program-links.ts';
import { isReplaceable, updaterFor } from './kept/update-source.ts';
import { Updates } from './kept/updates.ts';
import { RecentFiles } from './kept/recent-files.ts';
import { commandRunner } from './calls/command-runner.ts';
import type { SettingsFile } from './kept/settings.ts';
import { watchCertificates } from './site/certificates.ts';
import { answerCertificateQuestions } from './site/client-certificates.ts';
import { SiteDownloads } from './site/downloads.ts';
import { keepLedger } from './capture/ledger.ts';
import { grantPermissions, refusalWords } from './site/permissions.ts';
import { SiteQuestions } from './site/questions.ts';
import { answerSignIns } from './site/sign-in.ts';
import { Site } from './site/site.ts';
import { sayNote } from '../shared/words/say.ts';
import { sleepWords, watchSleep } from './site/sleep.ts';

/**
 * The running program, for what drives it from outside the window: the menu, a second start, the
 * tour.
 */
export interface Program {
  readonly window: BrowserWindow;
  readonly site: Site;
  readonly capture: Capture;
  readonly practice: PracticeSite;
  tell<N extends EventName>(name: N, data: EventData<N>): void;
  /** Hears what the window shows each time it changes. */
  onShown(listener: (screen: string, diagnoses: readonly DiagnosisNote[]) => void): void;
}

/** Of the room for all captures, what the running one may take. */
const runningShare = 0.5;

/** Puts the parts together, around a window that is still loading. */
export function assembleProgram(
  window: BrowserWindow,
  settings: SettingsFile,
  files: OpenedFiles,
  links: ProgramLinks,
): Program {
  rememberPlace(window, (place) => settings.keepPlace(place));
  window.webContents.on('did-navigate', () => {
    window.webContents.setZoomFactor(settings.read().appearance.zoom / 100);
  });
  const crashes = new CrashLog(join(app.getPath('userData'), 'crashes'), app.getVersion());
  const history = new HistoryFile(join(app.getPath('userData'), 'history.json'), userName());
  const notes: StartNote[] = [
    ...[settings.note, history.note].filter((note) => note !== null),
    ...(crashes.begin() ? [{ kind: 'ended-badly', file: null } as const] : []),
  ];
  keepFaults(window, crashes, notes);
  links.onLink(() => {
    tell(window, 'program.links', null);
  });
  const updates = new Updates({
    policy: readPolicy(join(dirname(app.getPath('exe')), 'policy.json')),
    feed: () => settings.read().updates.feed,
    isReplaceable: isReplaceable(),
    updaterFor: (feed) => updaterFor(feed, app.getPath('userData')),
    changed: (state) => tell(window, 'updates.state', state),
  });
  window.webContents.once('did-finish-load', () => void updates.look());
  const packs = join(app.getPath('userData'), 'packs');
  const practice = new PracticeSite();
  const folder = join(app.getPath('userData'), 'captures');
  const journal = new Journal(
    folder,
    {
      failing: (why) => {
        console.error(why);
        capture.journal('unsaved');
      },
      writing: () => capture.journal(null),
    },
    () => settings.read().capture.storageLimit * runningShare,
  );
  const captures = new Captures(
    folder,
    join(app.getPath('userData'), 'reopened'),
    () => journal.folder,
  );
  const capture: Capture = new Capture(
    {
      exchanges: (changed) => tell(window, 'capture.exchanges', [...changed]),
      recording: () => site.tell(),
    },
    journal,
    () => settings.read().capture.largestBody,
  );
  const downloads = new DownloadFolder(window, settings);
  const refused = (text: string): void => site.note('refused', text);
  const taken = new SiteDownloads({
    waiting: join(app.getPath('userData'), 'downloads'),
    folder: () => downloads.read(),
    refused,
    saved: (path) => site.note('done', `A file was saved: ${path}`),
  });
  const questions = new SiteQuestions((question) => tell(window, 'site.question', question));
  const site: Site = new Site({
    window,
    capture,
    prepareSession(session) {
      keepLedger(session, (entry) => capture.log(entry));
      grantPermissions(session, (permission) => refused(refusalWords(permission)));
      taken.watch(session);
    },
    left: (contents) => questions.drop(contents),
    askAboutLink: oneAtATime((url) => askAndOpen(window, url)),
    changed: (state) => tell(window, 'site.state', state),
    hearKeys: (contents) => hearKeys(contents, (id) => run(id, 'halo')),
    found: (place, count) => tell(window, 'site.found', { place, count }),
  });
  const run = commandRunner(window, site);
  const recent = new RecentFiles(app.getPath('userData'), () => {
    setMenu();
    tell(window, 'recent.files', [...recent.list()]);
  });
  const setMenu = () =>
    setAppMenu(
      {
        run: (id) => run(id, site.contents?.isFocused() === true ? 'halo' : 'window'),
        openRecent: (id) => tell(window, 'recent.chosen', { id }),
        clearRecent: () => recent.clear(),
      },
      recent.list(),
    );
  setImmediate(setMenu); // the page gets its answer first
  window.webContents.on('did-start-navigation', (event) => {
    if (event.isMainFrame && !event.isSameDocument) site.forgetWindow();
  });
  window.webContents.on('did-finish-load', () => site.tell());
  const isSite = site.owns.bind(site);
  watchCertificates(isSite, ({ url, issuer }) => {
    const note = { code: 'site.certificate', host: new URL(url).host, issuer } as const;
    capture.context.certificate(url, note);
    refused(sayNote(note));
  });
  watchSleep((slept) => {
    if (site.state().open) site.note('done', sleepWords(slept));
  });
  const signIn = { window, pages: site.pages, questions, refused };
  answerSignIns(signIn);
  answerCertificateQuestions(signIn);
  offerContextMenu(window.webContents, window, null);
  const shownListeners: Parameters<Program['onShown']>[0][] = [];
  let now: { readonly screen: string; readonly diagnoses: readonly DiagnosisNote[] } | null = null;
  const shown = (screen: string, diagnoses: readonly DiagnosisNote[]): void => {
    now = { screen, diagnoses };
    window.setTitle(
      diagnoses[0] === undefined ? app.getName() : `${diagnoses[0].title} – ${app.getName()}`,
    );
    for (const listener of shownListeners) listener(screen, diagnoses);
  };
  answerDrops(window, (path) => files.handOut(path));
  answerCalls(
    window,
    callHandlers({
      window,
      settings,
      crashes,
      updates,
      links,
      notes,
      site,
      practice,
      capture,
      captures,
      files,
      recent,
      history,
      packs,
      questions,
      downloads,
      shown,
    }),
  );
  return {
    window,
    site,
    capture,
    practice,
    tell: (name, data) => tell(window, name, data),
    onShown: (listener) => {
      shownListeners.push(listener);
      if (now !== null) listener(now.screen, now.diagnoses);
    },
  };
}

/** A page that opens links in a loop gets one question, not a pile of them. */
function oneAtATime(ask: (url: string) => Promise<boolean>): (url: string) => void {
  let asking = false;
  return (url) => {
    if (asking) return;
    asking = true;
    ask(url)
      .catch(console.error)
      .finally(() => {
        asking = false;
      });
  };
}

/** The computer's name for the user; null where it knows none. It stays in the history of fixes. */
function userName(): string | null {
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}
