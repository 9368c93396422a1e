import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../e2e/app.ts';

const folder = join(import.meta.dirname, '../../dist/pictures');
const sizes = [[1280, 800], [1024, 700]] as const;
const themes = ['light', 'dark'] as const;

interface Shot { readonly window: string; readonly view: { readonly image: string; readonly x: number; readonly y: number; readonly width: number } | null }

/** Takes a state in each size and theme: `name-1280x800-light.png` … */
export async function photograph(app: App, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const [width, height] of sizes) {
    await app.electron.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith('app://'))?.setContentSize(size[0], size[1]);
    }, [width, height] as const);
    await app.window.waitForFunction((wanted) => innerWidth === wanted, width);
    for (const theme of themes) {
      for (const page of app.electron.windows()) await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      writeFileSync(join(folder, `${name}-${width}x${height}-${theme}.png`), await wholeWindow(app));
    }
  }
}

/** A capture of the window leaves a hole where the embedded page stands; the page's own capture is laid into it. */
async function wholeWindow(app: App): Promise<Buffer> {
  const shot: Shot = await app.electron.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.webContents.getURL().startsWith('app://'));
    if (window === undefined) throw new Error('the window is closed');
    const frame = () => new Promise((resolve) => setTimeout(resolve, 120));
    await frame();
    const view = window.contentView.children.find((child) => 'webContents' in child && child.getBounds().width > 0) as Electron.WebContentsView | undefined;
    const shown = view !== undefined && await window.webContents.executeJavaScript('document.querySelector(".site-view") !== null') as boolean;
    const image = (await window.webContents.capturePage()).toDataURL();
    return { window: image, view: shown ? { image: (await view.webContents.capturePage()).toDataURL(), ...view.getBounds() } : null };
  });
  if (shot.view === null) return Buffer.from(shot.window.split(',')[1] ?? '', 'base64');
  const whole = await app.window.evaluate(async ({ window, view }) => {
    const load = async (source: string) => { const image = new Image(); image.src = source; await image.decode(); return image; };
    const base = await load(window);
    const canvas = document.createElement('canvas');
    canvas.width = base.width;
    canvas.height = base.height;
    const scale = base.width / innerWidth;
    const context = canvas.getContext('2d');
    context?.drawImage(base, 0, 0);
    if (view !== null) context?.drawImage(await load(view.image), view.x * scale, view.y * scale, view.width * scale, view.width * scale * (await load(view.image)).height / (await load(view.image)).width);
    return canvas.toDataURL('image/png');
  }, shot);
  return Buffer.from(whole.split(',')[1] ?? '', 'base64');
}
