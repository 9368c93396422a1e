import { mkdtempSync } from 'node:fs';
import { url as inspectorUrl } from 'node:inspector';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Menu, app, dialog, session } from 'electron';
import { removeLeftover } from './files/removal.ts';
import { bringBack } from './window/attention.ts';
import { registerSchemes, serveApp, serveOpened } from './window/app-protocol.ts';
import { keepZoom, loadApp, openAppWindow, reloadWhenBuilt } from './window/app-window.ts';
import { passedOn } from './window/arguments.ts';
import { hardenEveryWebContents, hardenSession } from './window/hardening.ts';
import { FileHandles } from './window/file-handles.ts';
import { ProgramLinks } from './window/program-links.ts';
import { nameForTaskBar } from './window/task-bar.ts';
import { followTheme, keepGround } from './window/theme.ts';
import { answerCalls } from './ipc.ts';
import type { Program } from './program.ts';
import { dataFolder } from './kept/data-folder.ts';
import { policyPath } from './kept/policy-place.ts';
import { readPolicy, redactionLock } from './kept/policy.ts';
import { SettingsFile } from './kept/settings.ts';
import { within } from './time-limit.ts';
import { say } from '../shared/words/say.ts';

const files = new FileHandles();
const links = new ProgramLinks();
let program: Program | null = null;
let ending: Promise<void> | null = null;
/** Somebody is asked whether to leave a form that is not saved. */
let isAsking = false;
/** The system ends the program, and waits for nobody's answer. */
let isTold = false;
/** Milliseconds. */
const longestEnd = 5_000;

nameForTaskBar();
registerSchemes();
Menu.setApplicationMenu(null); // or Electron makes one of its own first
const isKept = useDataFolder();
sandboxEverything();
refuseRemoteDebugging();
hardenEveryWebContents();
if (app.requestSingleInstanceLock()) {
  takeFilesOfOtherStarts();
  links.listen(process.argv);
  app.on('window-all-closed', () => app.quit());
  // Before the windows go, or the recorder would take the end of its hidden page for a fault and
  // start again. The program ends when all is written.
  app.on('before-quit', (event) => {
    if (program === null) return;
    event.preventDefault();
    void endIfMay();
  });
  app.whenReady().then(start).catch(fail);
} else {
  app.quit();
}

async function start(): Promise<void> {
  hardenSession(session.defaultSession);
  serveApp(join(import.meta.dirname, '../renderer'));
  serveOpened(files);
  const passed = passedOn(process.argv, process.cwd());
  takeFiles(passed.files);
  const { platform, env } = process;
  const policy = readPolicy(policyPath({ platform, env, executable: app.getPath('exe') }));
  const settings = new SettingsFile(
    join(app.getPath('userData'), 'settings.json'),
    redactionLock(policy),
  );
  const { window: place, appearance } = settings.read();
  followTheme(appearance);
  const window = openAppWindow(place);
  keepGround(window, () => settings.read().appearance);
  keepZoom(window, () => settings.read().appearance.zoom);
  // The page is read and drawn while the parts are put together here; its calls wait for them.
  const loading = loadApp(window);
  const loaded = loading.catch(() => undefined);
  const assembling = import('./program.ts').then(({ assembleProgram }) =>
    assembleProgram(window, { loaded, settings, policy, files, links, isKept }),
  );
  answerCalls(
    window,
    assembling.then(({ answers }) => answers),
  );
  program = await assembling;
  // The recorder's hidden page is a window too, so ours says when the program ends.
  window.on('close', (event) => {
    if (program === null || ending !== null) return;
    event.preventDefault();
    void endIfMay();
  });
  window.once('closed', () => void end());
  endWhenTold();
  reloadWhenBuilt(window);
  await loading;
  if (passed.tour) await endWithTour(program);
}

/** The tour ends the program: exit code 0 where every practice failure was diagnosed rightly. */
async function endWithTour(toured: Program): Promise<void> {
  const { takeTour } = await import('./tour/tour.ts');
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const wrong = await takeTour(toured, print).catch((error: unknown) => {
    print(`The tour ended early: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  });
  toured.site.close();
  await toured.capture.close();
  app.exit(wrong === 0 ? 0 : 1);
}

/**
 * A program that cannot start says so and ends, instead of standing there without a window. On
 * Windows and macOS nobody reads what a program of the desktop writes to standard error.
 */
function fail(error: unknown): void {
  console.error(error);
  if (process.platform !== 'linux')
    dialog.showErrorBox(
      say('start.failed', { program: app.getName() }),
      error instanceof Error ? error.message : String(error),
    );
  app.exit(1);
}

/** Ends the program, unless something in Halo is not saved and the person stays for it. */
async function endIfMay(): Promise<void> {
  if (program === null || isTold || ending !== null) return end();
  if (isAsking) return;
  isAsking = true;
  const mayEnd = await program.site.mayLeave().catch(() => true);
  isAsking = false;
  if (mayEnd) await end();
}

/** A supervisor or the end of a session: Electron would take it for the user's own wish. */
function endWhenTold(): void {
  for (const signal of ['SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => {
      isTold = true;
      app.quit();
    });
}

/** Closes the parts, once, and ends the program. */
function end(): Promise<void> {
  ending ??= closeParts()
    .catch(console.error)
    .finally(() => {
      program = null;
      app.quit();
    });
  return ending;
}

/**
 * In order; cookies are written before their page goes, or a sign-in of the last seconds is lost. A
 * disk that hangs must not keep the program from ending.
 */
async function closeParts(): Promise<void> {
  if (program === null) return;
  const { site, browser, capture, captures, practice } = program;
  await site.flushCookies();
  await within(longestEnd, capture.close(), 'Writing the recording').catch(console.error);
  site.close();
  await within(longestEnd, browser.stop(), 'Closing the browser').catch(console.error);
  captures.forgetCopies();
  await practice.close();
}

/**
 * Sets where the program keeps its things; false where that is for this start alone. Chromium gives
 * up without a word where it cannot write there.
 */
function useDataFolder(): boolean {
  const { path, isKept: mayKeep } = dataFolder(wantedFolder());
  app.setPath('userData', path);
  if (!mayKeep) app.on('quit', () => removeLeftover(path));
  return mayKeep;
}

function wantedFolder(): string {
  // Tests give each start a folder of its own. Electron's own --user-data-dir does the same.
  const given = process.env['HALO_USER_DATA'];
  if (given !== undefined && given !== '') return given;
  // The tour stands apart from the user's own window and from other tours.
  if (process.argv.includes('--tour')) return mkdtempSync(join(tmpdir(), 'halo-tour-'));
  return app.getPath('userData');
}

/**
 * Chromium refuses to run as root with its sandbox, and dies in a loop where both are asked for.
 */
function sandboxEverything(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/**
 * Anyone on this computer could read a sign-in through an open debugging port. Only where Node's
 * own inspector is open already, which would give away more, does it make no difference: packages
 * to hand out have that switched off by a fuse, the one for tests has not.
 */
function refuseRemoteDebugging(): void {
  const asked =
    app.commandLine.hasSwitch('remote-debugging-port') ||
    app.commandLine.hasSwitch('remote-debugging-pipe');
  if (app.isPackaged && asked && inspectorUrl() === undefined) app.exit(1);
}

function takeFilesOfOtherStarts(): void {
  app.on('second-instance', (_event, words, folder) => {
    takeFiles(passedOn(words, folder).files);
    if (program !== null) bringBack(program.window);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    takeFiles(passedOn(['', path], '').files);
  });
}

/** Files wait until the window asks for them. */
function takeFiles(paths: readonly string[]): void {
  if (paths.length === 0) return;
  files.pass(paths);
  program?.tell('file.passed', null);
}
