import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type BrowserWindow, app } from 'electron';
import type { EventData, EventName, StartNote } from '../shared/ipc/ipc.ts';
import { say, sayNote } from '../shared/words/say.ts';
import { callHandlers } from './calls/call-handlers.ts';
import { runCommand } from './calls/run-command.ts';
import { OwnProfiles } from './browser/own-profiles.ts';
import { RecordedBrowser } from './browser/recorded-browser.ts';
import { Capture } from './capture/capture.ts';
import { CdpHub } from './capture/cdp-hub.ts';
import { RecordingHealth } from './capture/health.ts';
import { keepLedger } from './capture/ledger.ts';
import { type Answers, tell } from './ipc.ts';
import { Captures } from './journal/captures.ts';
import { Journal } from './journal/journal.ts';
import { systemKeys } from './kept/system-keys.ts';
import { CrashLog } from './kept/crash-log.ts';
import { keepFaults } from './kept/crash-watch.ts';
import { FixesFile } from './kept/fixes.ts';
import { RecentFiles } from './kept/recent-files.ts';
import type { Policy } from '../shared/settings/updates.ts';
import type { SettingsFile } from './kept/settings.ts';
import { installation, isReplaceable } from './kept/installation.ts';
import { updaterFor } from './kept/update-source.ts';
import { Updates } from './kept/updates.ts';
import { PracticeSite } from './practice/site.ts';
import { watchCertificates } from './site/certificates.ts';
import { answerCertificateQuestions } from './site/client-certificates.ts';
import { DownloadFolder } from './site/download-folder.ts';
import { SiteDownloads } from './site/downloads.ts';
import { SiteNotes } from './site/notes.ts';
import { mayPages } from './site/permission-question.ts';
import { grantPermissions, refusalWords } from './site/permissions.ts';
import { QuestionGate } from './site/question-gate.ts';
import { SiteQuestions } from './site/questions.ts';
import { answerSignIns } from './site/sign-in.ts';
import { Site } from './site/site.ts';
import { sleepWords, watchSleep } from './site/sleep.ts';
import { hearKeys } from './window/app-keys.ts';
import { BesideBrowser } from './window/beside.ts';
import { setAppMenu } from './window/app-menu.ts';
import { rememberPlace } from './window/app-window.ts';
import { copyLinkWith, offerContextMenu } from './window/context-menu.ts';
import type { FileHandles } from './window/file-handles.ts';
import { askAndOpen } from './window/links.ts';
import { outsideLink } from './window/outside-link.ts';
import type { ProgramLinks } from './window/program-links.ts';
import { WindowScreen } from './window/window-screen.ts';

/**
 * The running program, for what drives it from outside the window: the menu, a second start, the
 * tour.
 */
export interface Program {
  readonly window: BrowserWindow;
  readonly site: Site;
  readonly browser: RecordedBrowser;
  readonly capture: Capture;
  readonly captures: Captures;
  readonly practice: PracticeSite;
  readonly screen: WindowScreen;
  /** What the window may ask of it. */
  readonly answers: Answers;
  tell<N extends EventName>(name: N, data: EventData<N>): void;
}

/** What is there before the program is. */
interface StartedParts {
  /** Done when the page has been loaded for the first time. */
  readonly loaded: Promise<void>;
  readonly settings: SettingsFile;
  readonly policy: Policy;
  readonly files: FileHandles;
  readonly links: ProgramLinks;
  /** Whether what the program writes is still there at its next start. */
  readonly isKept: boolean;
}

/** Of the room for all captures, what the running one may take. */
const runningShare = 0.5;

/**
 * Puts the parts together, around a window that is still loading: what is kept on this computer,
 * the recording, the embedded Halo, and last what the window may ask of them.
 */
export function assembleProgram(
  window: BrowserWindow,
  { loaded, settings, policy, files, links, isKept }: StartedParts,
): Program {
  const beside = new BesideBrowser(window);
  rememberPlace(window, beside, (place) => settings.keepPlace(place));
  links.onLink(() => tell(window, 'program.links', null));
  const kept = openKept(window, { loaded, settings, policy, isKept });
  const practice = new PracticeSite();
  const recording = openRecording(window, loaded, settings, practice);
  const halo = openHalo(window, settings, kept.profiles, recording);
  halo.browser.subscribe(() => {
    if (halo.browser.state() === null) beside.goBack();
    else beside.stand();
  });
  const recent = keepRecentFiles(window, halo.site);
  const screen = new WindowScreen(window);
  offerContextMenu(window.webContents, window, copyLink(settings), null);
  const handlers = callHandlers({
    ...kept,
    ...recording,
    ...halo,
    window,
    settings,
    files,
    links,
    recent,
    practice,
    screen,
  });
  const { capture, captures } = recording;
  const { site, browser } = halo;
  return {
    window,
    site,
    browser,
    capture,
    captures,
    practice,
    screen,
    answers: { handlers, handOut: (path) => files.handOut(path) },
    tell: (name, data) => tell(window, name, data),
  };
}

/** Addresses as they leave: personal data stays, as wherever a single request is copied. */
const copyLink = (settings: SettingsFile) =>
  copyLinkWith(() => {
    const { words, names } = settings.read().redaction;
    const { keepPersonal, keepTenant } = settings.lock;
    return { keepPersonal: keepPersonal ?? true, keepTenant: keepTenant ?? true, words, names };
  });

/** What is kept in the user's data folder beside the recordings, and what is to be said of it. */
function openKept(
  window: BrowserWindow,
  { loaded, settings, policy, isKept }: Omit<StartedParts, 'files' | 'links'>,
) {
  const folder = app.getPath('userData');
  const crashes = new CrashLog(join(folder, 'crashes'), app.getVersion());
  const fixes = new FixesFile(join(folder, 'history.json'), userName());
  const profiles = new OwnProfiles(join(folder, 'browsers'));
  const notes: StartNote[] = [settings.note, fixes.note].filter((note) => note !== null);
  if (!isKept) notes.push({ kind: 'nothing-kept', file: null });
  if (crashes.begin()) notes.push({ kind: 'ended-badly', file: null });
  if (profiles.isUnasked) notes.push({ kind: 'sign-in-kept', file: null });
  keepFaults(window, crashes, notes);
  const updates = new Updates({
    policy,
    feed: () => settings.read().updates.feed,
    isReplaceable: isReplaceable(installation()),
    updaterFor: (feed) => updaterFor(feed, folder),
    changed: (state) => tell(window, 'updates.state', state),
  });
  void loaded.then(() => updates.look());
  return { crashes, fixes, notes, updates, profiles, packs: join(folder, 'packs') };
}

/** The recording and the captures on disk. Who writes it and who shows it meet in its health. */
function openRecording(
  window: BrowserWindow,
  loaded: Promise<void>,
  settings: SettingsFile,
  practice: PracticeSite,
) {
  const folder = join(app.getPath('userData'), 'captures');
  const health = new RecordingHealth();
  const room = () => settings.read().capture.storageLimit * runningShare;
  const journal = new Journal({
    root: folder,
    health,
    isPractice: (address) => practice.holds(address),
    room,
    keys: systemKeys,
  });
  const captures = new Captures({
    root: folder,
    reopened: join(app.getPath('userData'), 'reopened'),
    keys: systemKeys,
    running: () => journal.folder,
  });
  const capture = new Capture({
    openHub: (listener) => CdpHub.open(listener),
    store: journal,
    health,
    largestBody: () => settings.read().capture.largestBody,
    exchanges: (changed) => tell(window, 'capture.exchanges', [...changed]),
    now: Date.now,
  });
  deleteOldCaptures(loaded, settings, captures);
  return { health, captures, capture };
}

/** At the start and each day: a program may run for weeks. */
function deleteOldCaptures(
  loaded: Promise<void>,
  settings: SettingsFile,
  captures: Captures,
): void {
  const deleteOld = () => {
    const { keepDays } = settings.read().capture;
    if (keepDays > 0) captures.deleteOlder(keepDays, Date.now()).catch(console.error);
  };
  void loaded.then(deleteOld);
  setInterval(deleteOld, 24 * 3_600_000);
}

/** The embedded Halo, with all that its pages may do, ask and send. */
function openHalo(
  window: BrowserWindow,
  settings: SettingsFile,
  profiles: OwnProfiles,
  { capture, health }: { readonly capture: Capture; readonly health: RecordingHealth },
) {
  const siteNotes = new SiteNotes();
  const refused = (text: string): void => siteNotes.refused(text);
  const links = new QuestionGate(() => refused(say('site.mutedLinks')));
  const files = new QuestionGate(() => refused(say('site.mutedFiles')));
  const reach = new QuestionGate(() => undefined); // each refusal is told already
  const downloads = new DownloadFolder(window, settings, files);
  const browser = new RecordedBrowser(capture, profiles);
  const questions = new SiteQuestions((question) => tell(window, 'site.question', question));
  const taken = new SiteDownloads({
    waiting: join(app.getPath('userData'), 'downloads'),
    folder: () => downloads.read(),
    refused,
    saved: (path) => siteNotes.add('done', say('site.fileSaved', { path })),
  });
  const site = new Site({
    window,
    capture,
    health,
    notes: siteNotes,
    browser,
    copyLink: copyLink(settings),
    appearance: () => settings.read().appearance,
    prepareSession(session) {
      keepLedger(session, (entry) => capture.log(entry));
      grantPermissions(session, {
        refused: (permission) => refused(refusalWords(permission)),
        ask: (host, wish) => mayPages(window, host, wish, reach),
      });
      taken.watch(session);
    },
    opened(kind, url) {
      if (kind !== 'own') return;
      settings.remember(url);
      tell(window, 'settings.addresses', settings.read().addresses);
    },
    left: (contents) => questions.drop(contents),
    askAboutLink: (url) => {
      if (outsideLink(url) === null) return; // nothing to be asked about
      links.ask(async () => (await askAndOpen(window, url)) || null).catch(console.error);
    },
    acted() {
      links.acted();
      files.acted();
      reach.acted();
      questions.acted();
    },
    changed: (state) => tell(window, 'site.state', state),
    hearKeys: (contents, focus) =>
      hearKeys(contents, (id) => runCommand(window, focus, id, 'halo')),
    found: (place, count) => tell(window, 'site.found', { place, count }),
  });
  window.webContents.on('did-start-navigation', (event) => {
    if (event.isMainFrame && !event.isSameDocument) site.forgetWindow();
  });
  window.webContents.on('did-finish-load', () => site.tell());
  watchCertificates(
    (contents) => site.owns(contents),
    ({ url, issuer }) => {
      const note = { code: 'site.certificate', host: new URL(url).host, issuer } as const;
      capture.context.certificate(url, note);
      refused(sayNote(note));
    },
  );
  watchSleep((slept) => {
    if (site.state().open) siteNotes.add('done', sleepWords(slept));
  });
  const signIn = { window, pages: site.pages, questions, refused };
  answerSignIns(signIn);
  answerCertificateQuestions(signIn);
  return { site, browser, siteNotes, downloads, questions };
}

/** The files that were opened lately, which stand in the menu too. */
function keepRecentFiles(window: BrowserWindow, site: Site): RecentFiles {
  const recent = new RecentFiles(app.getPath('userData'), () => {
    setMenu();
    tell(window, 'recent.files', [...recent.list()]);
  });
  const setMenu = () =>
    setAppMenu(
      {
        run: (id) => {
          const from = site.contents?.isFocused() === true ? 'halo' : 'window';
          runCommand(window, site.focus, id, from);
        },
        openRecent: (id) => tell(window, 'recent.chosen', { id }),
        clearRecent: () => recent.clear(),
      },
      recent.list(),
    );
  setImmediate(setMenu); // the page gets its answer first
  return recent;
}

/**
 * The computer's name for the user; null where it knows none, and where it is the system's own, which
 * names nobody. It stays in the history of fixes.
 */
function userName(): string | null {
  try {
    const { username } = userInfo();
    return /^(root|administrator|system)$/i.test(username) ? null : username;
  } catch {
    return null;
  }
}
