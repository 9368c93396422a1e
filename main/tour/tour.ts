import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { DiagnosisNote } from '../../shared/ipc/ipc.ts';
import { type Scenario, shippedScenarios } from '../../shared/learn/scenario.ts';
import type { Program } from '../program.ts';
import { signInAs } from './practice-player.ts';
import { type PlayedPage, play, see } from './page-player.ts';
import { assemble } from './picture.ts';
import { Shown } from './window-screen.ts';

/** The guide's own failures, in the guide's order; each is the scenario of that id. */
const stops = [
  'charge-rate-access',
  'integration-credentials',
  'integration-permissions',
  'approval-link-gone',
  'method-not-allowed',
  'conflict',
  'unprocessable',
  'integration-rate-limit',
  'report-timeout',
];
const patience = 20_000;
/** Run in the window: whether a heading was on screen two frames ago. */
const hasPaintedHeading = `new Promise((done) => {
  const isThere = [...document.querySelectorAll('main h1')].some((heading) => heading.checkVisibility());
  requestAnimationFrame(() => requestAnimationFrame(() => done(isThere)));
})`;

/**
 * Goes through the practice failures by itself: causes each as a person would, waits for the
 * diagnosis in the window, prints it and leaves a picture. Resolves with how many were diagnosed
 * wrongly.
 */
export async function takeTour(program: Program, print: (line: string) => void): Promise<number> {
  const scenarios = shippedScenarios(
    import.meta.glob('../../resources/practice/scenarios/*.json', {
      eager: true,
      import: 'default',
    }),
  );
  const folder = pictureFolder();
  print(`Pictures go to ${folder}`);
  const shown = new Shown(program.screen);
  let wrong = 0;
  for (const [place, id] of stops.entries()) {
    const scenario = scenarios.find((one) => one.id === id);
    if (scenario === undefined) throw new Error(`there is no practice failure called ${id}`);
    const head = `${place + 1}/${stops.length} ${scenario.title}`;
    const found = await visitFailure(program, shown, scenario).catch((error: unknown) => {
      print(
        `${head}\n    the tour could not go on: ${error instanceof Error ? error.message : String(error)}`,
      );
      return null;
    });
    const file = join(folder, `${place + 1}-${id}.png`);
    await takePicture(program, file);
    const right = found?.cause === scenario.cause && found.example === scenario.example;
    if (!right) wrong += 1;
    if (found !== null) {
      print(
        `${head}\n    ${right ? 'diagnosed' : `expected ${scenario.cause}, but found`}: ${found.title} (status ${found.status}, cause ${found.cause})\n    ${found.summary}\n    picture: ${file}`,
      );
    }
  }
  print(
    wrong === 0
      ? `All ${stops.length} failures were diagnosed.`
      : `${wrong} of ${stops.length} failures were not diagnosed rightly.`,
  );
  return wrong;
}

/**
 * dist/tour/ of the project. A package cannot be written into, so there it is the user's own
 * pictures, or where that cannot be the folder for temporary files.
 */
function pictureFolder(): string {
  const own = join(app.getAppPath(), 'dist', 'tour');
  const place = app.isPackaged ? join(app.getPath('pictures'), `${app.getName()} tour`) : own;
  try {
    mkdirSync(place, { recursive: true });
    return place;
  } catch {
    return mkdtempSync(join(tmpdir(), 'halo-tour-pictures-'));
  }
}

/**
 * Causes one failure in a fresh practice Halo and shows the results; answers what the window put
 * first.
 */
async function visitFailure(
  program: Program,
  shown: Shown,
  scenario: Scenario,
): Promise<DiagnosisNote> {
  const { practice, site, capture, tell } = program;
  await practice.reset();
  const origin = await practice.origin();
  const page: PlayedPage = {
    signal: new AbortController().signal, // nothing stops the tour
    send: (method, params) => capture.send(method, params),
    visit: async (path) => {
      await site.visit(new URL(path, origin).href, true);
    },
  };
  site.close();
  tell('app.command', 'start');
  await shown.wait('start', () => true);
  tell('app.command', 'open-practice');
  await shown.wait('reproduce', () => true);
  await signInAs(scenario.agent, origin, page);
  await page.visit(scenario.start);
  await play(scenario.provoke, page);
  await see(scenario.failure.text, page);
  await until('the failing request', async () =>
    (await capture.read()).some((exchange) =>
      isFailureOf(scenario, exchange.request.url, exchange.response?.status),
    ),
  );
  tell('app.command', 'show-results');
  // The results are the picture: there the failed page still stands beside what was found.
  const [first] = await shown.wait('results', (notes) => notes.length > 0);
  if (first === undefined) throw new Error('the window showed no diagnosis');
  // The screen's own code may still be on its way when the window says which screen it shows; the
  // one before is hidden meanwhile.
  await until('the results', () => program.window.webContents.executeJavaScript(hasPaintedHeading));
  return first;
}

function isFailureOf(scenario: Scenario, url: string, status: number | undefined): boolean {
  return (
    status === scenario.fails.status &&
    URL.canParse(url) &&
    new URL(url).pathname.toLowerCase() === scenario.fails.path.toLowerCase()
  );
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + patience; !(await holds());) {
    if (Date.now() > end) throw new Error(`${what} did not come in time`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function takePicture(program: Program, file: string): Promise<void> {
  const { window, site } = program;
  const width = window.getContentBounds().width;
  const { view, bounds } = site;
  const layers =
    view === null || bounds === null
      ? []
      : [{ image: await view.webContents.capturePage(), at: bounds }];
  writeFileSync(file, assemble(await window.webContents.capturePage(), width, layers).toPNG());
}
