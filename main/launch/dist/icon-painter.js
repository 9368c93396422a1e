/*
 * Runs inside Electron: paints an SVG in every size an icon needs, as PNG files. Words: the SVG, the folder to write to.
 */
import { app, BrowserWindow } from 'electron';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { iconSizes } from './icon-formats.mjs';

const [svg, folder] = process.argv.slice(-2);
const profile = mkdtempSync(join(tmpdir(), 'halo-icons-'));
app.setPath('userData', profile);

/* The page's part: one picture per size, as data URLs. */
const paint = async (picture, sizes) => {
  const image = new Image();
  image.src = picture;
  await image.decode();
  return sizes.map((size) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
    canvas.getContext('2d').drawImage(image, 0, 0, size, size);
    return canvas.toDataURL('image/png');
  });
};

// Not awaited: Electron says `ready` only once this script has run.
app
  .whenReady()
  .then(async () => {
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true },
    });
    await window.loadURL('data:text/html,<title>icons</title>');
    const picture = `data:image/svg+xml;base64,${readFileSync(svg).toString('base64')}`;
    const painted = await window.webContents.executeJavaScript(
      `(${paint})(${JSON.stringify(picture)}, ${JSON.stringify(iconSizes)})`,
    );
    painted.forEach((url, index) => {
      writeFileSync(
        join(folder, `${iconSizes[index]}x${iconSizes[index]}.png`),
        Buffer.from(url.split(',')[1], 'base64'),
      );
    });
    window.destroy();
    rmSync(profile, { recursive: true, force: true });
    app.exit(0);
  })
  .catch((error) => {
    console.error(error);
    app.exit(1);
  });
