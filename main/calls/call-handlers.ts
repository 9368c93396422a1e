import { type BrowserWindow, app } from 'electron';
import type { StartNote } from '../../shared/ipc/ipc.ts';
import { askForAttention } from '../window/attention.ts';
import { copyOut } from '../window/clipboard.ts';
import type { RecordedBrowser } from '../browser/recorded-browser.ts';
import type { Capture } from '../capture/capture.ts';
import type { Captures } from '../journal/captures.ts';
import type { DownloadFolder } from '../site/download-folder.ts';
import { chooseFile } from '../window/file-dialog.ts';
import type { CrashLog } from '../kept/crash-log.ts';
import type { FixesFile } from '../kept/fixes.ts';
import { type Handlers, tell } from '../ipc.ts';
import { browserCalls } from './browser-calls.ts';
import { lazyCalls } from './lazy-calls.ts';
import { lazyPackCalls } from './lazy-pack-calls.ts';
import { askAndOpen } from '../window/links.ts';
import type { FileHandles } from '../window/file-handles.ts';
import { typedPath } from '../window/typed-path.ts';
import { windowCalls } from './window-calls.ts';
import { printPage } from '../files/page-printing.ts';
import { recentFileCalls } from './recent-file-calls.ts';
import type { RecentFiles } from '../kept/recent-files.ts';
import { PracticePlayer } from '../tour/practice-player.ts';
import type { PracticeSite } from '../practice/site.ts';
import type { ProgramLinks } from '../window/program-links.ts';
import type { WindowScreen } from '../window/window-screen.ts';
import { Refusal } from '../refusal.ts';
import { say } from '../../shared/words/say.ts';
import type { SettingsFile } from '../kept/settings.ts';
import { redactOpened, saveReport } from '../files/report-files.ts';
import { SavedFiles } from '../files/saved-files.ts';
import { acceptedAddress } from '../site/address.ts';
import { WeakBrowserQuestion } from '../site/browser-weakness.ts';
import { wipeSiteData } from '../site/data.ts';
import type { Updates } from '../kept/updates.ts';
import { findInSite, zoomSite } from '../site/focus.ts';
import { sitePicture } from '../site/picture.ts';
import type { SiteNotes } from '../site/notes.ts';
import type { SiteQuestions } from '../site/questions.ts';
import type { Site } from '../site/site.ts';

interface CallParts {
  readonly window: BrowserWindow;
  readonly settings: SettingsFile;
  readonly crashes: CrashLog;
  readonly updates: Updates;
  readonly links: ProgramLinks;
  readonly notes: StartNote[];
  readonly site: Site;
  readonly browser: RecordedBrowser;
  readonly siteNotes: SiteNotes;
  readonly practice: PracticeSite;
  readonly capture: Capture;
  readonly captures: Captures;
  readonly files: FileHandles;
  readonly recent: RecentFiles;
  readonly fixes: FixesFile;
  /** The folder of the rule packs. */
  readonly packs: string;
  readonly questions: SiteQuestions;
  readonly downloads: DownloadFolder;
  readonly screen: WindowScreen;
}

/** What each call of the window does. */
export function callHandlers({
  window,
  settings,
  crashes,
  updates,
  links,
  notes,
  site,
  browser,
  siteNotes,
  practice,
  capture,
  captures,
  files,
  recent,
  fixes,
  packs,
  questions,
  downloads,
  screen,
}: CallParts): Handlers {
  const weakBrowser = new WeakBrowserQuestion();
  const saved = new SavedFiles();
  const player = new PracticePlayer({ practice, site, capture });
  return {
    ...windowCalls({ window, settings, site, crashes, updates, links, saved, notes }),
    'site.open': async ({ address }) => {
      const url = acceptedAddress(address);
      if (!(await weakBrowser.allows(window, url))) throw new Refusal(say('weak.notOpened'));
      await site.open('own', url);
      return { url };
    },
    'site.check': ({ address }) => ({ url: acceptedAddress(address) }),
    'site.focus': () => {
      site.focus.enter(site.contents, site.bounds !== null);
      return null;
    },
    'site.find': (wanted) => {
      findInSite(site.contents, wanted);
      return null;
    },
    'site.zoom': ({ step }) => {
      zoomSite(site.contents, step);
      return null;
    },
    'site.close': () => {
      site.close();
      return null;
    },
    'site.leave': async () => {
      if (!(await site.mayLeave())) throw new Refusal(say('site.leave.stayed'));
      site.close();
      return null;
    },
    'site.go': ({ to }) => {
      site.go(to);
      return null;
    },
    'site.visit': ({ url, isOurs = false, stays = false }) => site.visit(url, isOurs, stays),
    ...browserCalls({ site, browser, practice, settings }),
    'site.read': () => site.state(),
    'site.place': ({ bounds }) => {
      site.place(bounds);
      return null;
    },
    'site.forgetNotes': () => {
      siteNotes.clear();
      return null;
    },
    'site.question': () => questions.current(),
    'site.answer': ({ id, answer }) => {
      questions.answer(id, answer);
      return null;
    },
    'site.wipe': async () => {
      await site.startOver(wipeSiteData);
      return null;
    },
    'downloads.choose': async () => {
      await downloads.choose();
      return settings.read();
    },
    'practice.open': async ({ path = '/', isFollowed }) => ({
      url: await practice.open(site, path, isFollowed !== true),
    }),
    'practice.reset': async () => {
      await practice.reset();
      return null;
    },
    'practice.show': ({ agent, keep, by, actions, holds }) =>
      player.show({ agent, keep, by }, actions, holds),
    'fixes.read': () => [...fixes.read()],
    'fixes.write': (record) => fixes.write(record),
    'fixes.delete': ({ ids }) => [...fixes.delete(ids)],
    'captures.list': async () => [...(await captures.list())],
    'captures.rename': async ({ id, name }) => {
      await captures.rename(id, name);
      return null;
    },
    'captures.delete': async ({ id }) => {
      await captures.delete(id);
      return null;
    },
    'captures.deleteAll': async () => {
      await captures.deleteAll();
      return null;
    },
    'captures.open': async ({ id }) => {
      const { path, damaged } = await captures.openAsHar(id, {
        name: app.getName(),
        version: app.getVersion(),
      });
      return { ...files.handOut(path), isDamaged: damaged > 0 };
    },
    'capture.begin': async () => {
      await capture.begin();
      return null;
    },
    'capture.clear': async () => {
      await capture.clear();
      return null;
    },
    'capture.mark': () => {
      capture.mark();
      return [...capture.marks()];
    },
    'capture.marks': () => [...capture.marks()],
    'capture.read': async () => [...(await capture.read())],
    'capture.body': ({ id, side }) => capture.body(id, side),
    'file.choose': async () => {
      const path = await chooseFile(window, recent.lastFolder());
      return path === null ? null : files.handOut(path);
    },
    'file.typed': ({ path }) => files.handOut(typedPath(path, app.getPath('home'))),
    'file.passed': () => [...files.takePassed()],
    ...recentFileCalls(files, recent),
    ...lazyPackCalls(window, packs),
    ...lazyCalls(['checkup.run', 'checkup.cancel', 'checkup.read', 'checkup.keep'], async () =>
      (await import('./checkup-calls.ts')).checkupCalls({
        site,
        capture,
        told: (answer) => tell(window, 'checkup.answer', answer),
      }),
    ),
    'link.open': async ({ url }) => ({ opened: await askAndOpen(window, url) }),
    'report.save': (report) => saveReport(window, saved, report),
    'report.redact': ({ keepPersonal, keepTenant, ...copy }) =>
      redactOpened(window, { files, saved }, copy, {
        keepPersonal: settings.lock.keepPersonal ?? keepPersonal,
        keepTenant: settings.lock.keepTenant ?? keepTenant,
        words: settings.read().redaction.words,
        names: settings.read().redaction.names,
      }),
    'site.picture': () => sitePicture(site),
    'clipboard.write': async ({ text }) => {
      await copyOut(text);
      return null;
    },
    'page.print': ({ parts }) => printPage(parts, site.contents, window),
    'attention.ask': ({ title, text }) => {
      askForAttention(window, title, text);
      return null;
    },
    'diagnoses.show': (shown) => {
      screen.show(shown.screen, shown.diagnoses);
      return null;
    },
  };
}
