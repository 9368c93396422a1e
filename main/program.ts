import { userInfo } from 'node:os';
import { join } from 'node:path';
import { type BrowserWindow, type Session, app } from 'electron';
import { type DiagnosisNote, type EventData, type EventName } from '../shared/ipc.ts';
import { openAppWindow } from './app-window.ts';
import { callHandlers } from './call-handlers.ts';
import { Capture } from './capture.ts';
import { Captures } from './captures.ts';
import { HistoryFile } from './history.ts';
import { answerCalls, tell } from './ipc.ts';
import { Journal } from './journal.ts';
import { knowledge } from './knowledge.ts';
import { askAndOpen } from './links.ts';
import type { OpenedFiles } from './opened-files.ts';
import { PackFolder } from './packs.ts';
import { PracticeSite } from './practice-site.ts';
import { SettingsFile } from './settings.ts';
import { watchCertificates } from './site-certificates.ts';
import { saveDownloads } from './site-downloads.ts';
import { keepLedger } from './site-ledger.ts';
import { grantPermissions } from './site-permissions.ts';
import { watchSignInQuestions } from './site-sign-in.ts';
import { Site } from './site.ts';

/** The running program, for what drives it from outside the window: the menu, a second start, the tour. */
export interface Program {
  readonly window: BrowserWindow;
  readonly site: Site;
  readonly capture: Capture;
  readonly practice: PracticeSite;
  tell<N extends EventName>(name: N, data: EventData<N>): void;
  /** Hears what the window shows each time it changes. */
  onShown(listener: (screen: string, diagnoses: readonly DiagnosisNote[]) => void): void;
}

/** Puts the parts together; nothing is loaded yet. */
export function assembleProgram(files: OpenedFiles): Program {
  const window = openAppWindow();
  const settings = new SettingsFile(join(app.getPath('userData'), 'settings.json'));
  const packs = new PackFolder(join(app.getPath('userData'), 'packs'), knowledge);
  const history = new HistoryFile(join(app.getPath('userData'), 'history.json'), userName());
  const practice = new PracticeSite();
  const folder = join(app.getPath('userData'), 'captures');
  const journal = new Journal(folder, {
    failing: (why) => {
      console.error(why);
      capture.journal('What is recorded cannot be saved. Check that the disk is not full.');
    },
    writing: () => capture.journal(null),
  });
  const captures = new Captures(folder, () => journal.folder);
  const capture: Capture = new Capture({
    exchanges: (changed) => tell(window, 'capture.exchanges', [...changed]),
    recording: () => site.tell(),
  }, journal, () => settings.read().capture.largestBody);
  const site: Site = new Site({
    window, capture,
    prepareSession: (session) => prepareSiteSession(session, capture, (text) => site.note(text)),
    askAboutLink: oneAtATime((url) => askAndOpen(window, url)),
    changed: (state) => tell(window, 'site.state', state),
  });
  window.webContents.on('did-start-navigation', (event) => { if (event.isMainFrame && !event.isSameDocument) site.forgetWindow(); });
  window.webContents.on('did-finish-load', () => site.tell());
  const isSite = site.owns.bind(site);
  watchCertificates(isSite, ({ url, issuer }) => {
    const note = `The certificate of ${new URL(url).host} is not trusted. It was issued by ${issuer}.`;
    capture.context.certificate(url, note);
    site.note(note);
  });
  watchSignInQuestions(isSite, (host, isProxy) => {
    const who = isProxy ? `The proxy ${host}` : host;
    site.note(`${who} asks for a name and password in a way that this program cannot answer yet.`);
  });
  const shownListeners: Parameters<Program['onShown']>[0][] = [];
  const shown = (screen: string, diagnoses: readonly DiagnosisNote[]): void => {
    window.setTitle(diagnoses[0] === undefined ? app.getName() : `${diagnoses[0].title} – ${app.getName()}`);
    for (const listener of shownListeners) listener(screen, diagnoses);
  };
  answerCalls(window, callHandlers({ window, settings, site, practice, capture, captures, files, history, packs, shown }));
  return {
    window, site, capture, practice,
    tell: (name, data) => tell(window, name, data),
    onShown: (listener) => { shownListeners.push(listener); },
  };
}

function prepareSiteSession(session: Session, capture: Capture, note: (text: string) => void): void {
  keepLedger(session, (entry) => capture.log(entry));
  grantPermissions(session, (permission) => note(`The page asked for “${permission}”, which was refused.`));
  saveDownloads(session, () => app.getPath('downloads'), (path) => note(`A file was saved: ${path}`));
}

/** A page that opens links in a loop gets one question, not a pile of them. */
function oneAtATime(ask: (url: string) => Promise<boolean>): (url: string) => void {
  let asking = false;
  return (url) => {
    if (asking) return;
    asking = true;
    ask(url).catch(console.error).finally(() => { asking = false; });
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
