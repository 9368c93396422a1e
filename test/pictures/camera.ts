import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../e2e/app.ts';

const folder = join(import.meta.dirname, '../../dist/pictures');

interface Look {
  readonly name: string;
  /** Of the window's content, in CSS pixels. */
  readonly size: readonly [width: number, height: number];
  readonly zoom: number;
  readonly media: {
    readonly colorScheme: 'light' | 'dark';
    readonly forcedColors: 'none' | 'active';
  };
}

const light = { colorScheme: 'light', forcedColors: 'none' } as const;
const dark = { colorScheme: 'dark', forcedColors: 'none' } as const;
/** It comes from the system, with colours of its own. */
const contrast = { colorScheme: 'dark', forcedColors: 'active' } as const;

/**
 * Light, dark and high contrast where most people see it, in the small window and in the large one;
 * 200 % zoom in one theme: what it changes is the layout, which knows no colours. Of another system
 * what differs there: on Windows a small screen at 150 % and a contrast theme.
 */
const looksOn: Readonly<Record<'here' | 'windows' | 'mac', readonly [Look, ...Look[]]>> = {
  here: [
    { name: '1280x800-light', size: [1280, 800], zoom: 1, media: light },
    { name: '1280x800-dark', size: [1280, 800], zoom: 1, media: dark },
    { name: '1280x800-zoom200-light', size: [1280, 800], zoom: 2, media: light },
    { name: '1280x800-contrast', size: [1280, 800], zoom: 1, media: contrast },
    { name: '1024x700-light', size: [1024, 700], zoom: 1, media: light },
    { name: '1024x700-dark', size: [1024, 700], zoom: 1, media: dark },
    { name: '1024x700-contrast', size: [1024, 700], zoom: 1, media: contrast },
    { name: '1920x1080-light', size: [1920, 1080], zoom: 1, media: light },
    { name: '1920x1080-dark', size: [1920, 1080], zoom: 1, media: dark },
    { name: '1920x1080-contrast', size: [1920, 1080], zoom: 1, media: contrast },
  ],
  windows: [
    { name: 'windows-1060x640-light', size: [1060, 640], zoom: 1, media: light },
    { name: 'windows-1060x640-contrast', size: [1060, 640], zoom: 1, media: contrast },
  ],
  mac: [
    { name: 'mac-1280x800-light', size: [1280, 800], zoom: 1, media: light },
    { name: 'mac-1280x800-dark', size: [1280, 800], zoom: 1, media: dark },
  ],
};
export type PicturedOn = keyof typeof looksOn;

/** `points`: the window's width as its views are laid out, which no zoom changes. */
interface Shot {
  readonly window: string;
  readonly points: number;
  readonly view: {
    readonly image: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
  } | null;
}

/**
 * Takes a state in each look: `name-1280x800-light.png` … and leaves the window in the first look.
 */
export async function photograph(app: App, name: string, on: PicturedOn): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const looks = looksOn[on];
  for (const look of looks) {
    await take(app, look);
    writeFileSync(join(folder, `${name}-${look.name}.png`), await wholeWindow(app));
  }
  await take(app, looks[0]);
}

/** Brings the window to a look, and waits until it stands. */
async function take(app: App, { size: [width, height], zoom, media }: Look): Promise<void> {
  await app.electron.evaluate(
    ({ BrowserWindow }, wanted) => {
      const window = BrowserWindow.getAllWindows().find((one) =>
        one.webContents.getURL().startsWith('app://'),
      );
      window?.setContentSize(wanted.width, wanted.height);
      window?.webContents.setZoomFactor(wanted.zoom);
    },
    { width, height, zoom },
  );
  await app.window.waitForFunction(
    (wanted) => Math.abs(innerWidth - wanted) <= 1, // of a scale that is no whole number a pixel is left
    width / zoom,
  );
  for (const page of app.electron.windows())
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
}

/** Two frames after all is painted anew; an embedded page that is hidden draws none. */
const settled = () =>
  Promise.race([
    new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 120)));
    }),
    new Promise((done) => {
      setTimeout(done, 1000);
    }),
  ]);

/**
 * A capture of the window leaves a hole where the embedded page stands; the page's own capture is
 * laid into it.
 */
async function wholeWindow(app: App): Promise<Buffer> {
  await app.electron.evaluate(({ webContents }) => {
    for (const contents of webContents.getAllWebContents()) contents.invalidate();
  });
  for (const page of app.electron.windows().filter((one) => /^app:|^http/.test(one.url())))
    await page.evaluate(settled).catch(() => undefined);
  const shot: Shot = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().startsWith('app://'),
    );
    if (window === undefined) throw new Error('the window is closed');
    const view = window.contentView.children.find(
      (child) => 'webContents' in child && child.getBounds().width > 0,
    ) as Electron.WebContentsView | undefined;
    // Older Electron does not tell whether a view is visible: beneath a dialog it is not.
    const place = `document.querySelector('.site-view')?.checkVisibility() === true && document.querySelector('[role=dialog], [role=alertdialog]') === null`;
    const shown =
      view !== undefined && ((await window.webContents.executeJavaScript(place)) as boolean);
    const image = (await window.webContents.capturePage()).toDataURL();
    return {
      window: image,
      points: window.getContentBounds().width,
      view: shown
        ? { image: (await view.webContents.capturePage()).toDataURL(), ...view.getBounds() }
        : null,
    };
  });
  if (shot.view === null) return Buffer.from(shot.window.split(',')[1] ?? '', 'base64');
  const whole = await app.window.evaluate(async ({ window, points, view }) => {
    const load = async (source: string) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return image;
    };
    const base = await load(window);
    const canvas = document.createElement('canvas');
    canvas.width = base.width;
    canvas.height = base.height;
    const scale = base.width / points;
    const context = canvas.getContext('2d');
    context?.drawImage(base, 0, 0);
    if (view !== null)
      context?.drawImage(
        await load(view.image),
        view.x * scale,
        view.y * scale,
        view.width * scale,
        (view.width * scale * (await load(view.image)).height) / (await load(view.image)).width,
      );
    return canvas.toDataURL('image/png');
  }, shot);
  return Buffer.from(whole.split(',')[1] ?? '', 'base64');
}
