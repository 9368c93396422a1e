import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const sources = ['main', 'renderer', 'shared'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|tsx|mjs|js)$/.test(name))
    .map((name) => ({
      name: `${folder}/${name.replaceAll('\\', '/')}`,
      text: read(join(folder, name)),
    })),
);
/** Files in which something stands. */
const filesWith = (wanted: RegExp) =>
  sources.filter(({ text }) => wanted.test(text)).map(({ name }) => name);

/** The words of a call, up to its closing bracket. */
function untilItsEnd(text: string): string {
  let open = 1;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '(') open += 1;
    if (text[at] === ')') open -= 1;
    if (open === 0) return text.slice(0, at);
  }
  throw new Error('This call has no end.');
}

/**
 * What Electron's security checklist (electronjs.org/docs/latest/tutorial/security) asks of the
 * source. What needs a running program is asked by test/e2e.
 */
describe('the source', () => {
  it('sandboxes and isolates every page it makes, each by its own options, and spells nowhere', () => {
    const made = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/new (?:BrowserWindow|WebContentsView)\(/g)].map((match) => ({
        name,
        options: untilItsEnd(text.slice(match.index + match[0].length)),
      })),
    );
    expect(made.length).toBeGreaterThanOrEqual(5);
    for (const { name, options } of made) {
      const preferences = /webPreferences: \{([\s\S]*)/.exec(options)?.[1] ?? '';
      for (const wanted of ['sandbox', 'contextIsolation'])
        expect(preferences, name).toMatch(new RegExp(`^ *${wanted}: true,$`, 'm'));
      for (const wanted of ['nodeIntegration', 'spellcheck'])
        expect(preferences, name).toMatch(new RegExp(`^ *${wanted}: false,$`, 'm'));
    }
    expect(filesWith(/setSpellCheckerEnabled\(false\)/)).toEqual(['main/window/hardening.ts']);
  });

  it('loosens nothing that Electron or Chromium holds fast', () => {
    const loose =
      /webSecurity|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures|nodeIntegration(?:In\w+)?: true|contextIsolation: false|sandbox: false|webviewTag: true|allowpopups|setCertificateVerifyProc|safeDialogs: false|ignore-certificate/;
    expect(filesWith(loose)).toEqual([]);
  });

  it('gives the site no preload: one page has one, our window', () => {
    expect(filesWith(/\bpreload:/)).toEqual([
      'main/electron.vite.config.ts',
      'main/window/app-window.ts',
    ]);
    expect(filesWith(/setPreloads|registerPreloadScript/)).toEqual([]);
  });

  it('opens things outside in one place, after a question, and no file but the program’s own data folder', () => {
    expect(filesWith(/openExternal\(/)).toEqual(['main/window/links.ts']);
    expect(filesWith(/shell\.(?:openPath|openItem|showItemInFolder)/)).toEqual([
      'main/calls/window-calls.ts',
    ]);
  });

  it('never writes markup, and runs no text as code', () => {
    expect(
      filesWith(
        /dangerouslySetInnerHTML|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\(|new Function\(/,
      ).filter((name) => name.startsWith('renderer/')),
    ).toEqual([]);
  });

  it('uses the proxy of the system: it sets none', () => {
    expect(filesWith(/setProxy\(|proxy-server/)).toEqual([]);
  });

  it('refuses a certificate by not answering, and chooses none by itself', () => {
    expect(read('main/site/certificates.ts')).not.toMatch(/preventDefault|callback/);
    expect(read('main/site/client-certificates.ts')).toMatch(/event\.preventDefault\(\)/);
  });
});

describe('the window’s Content-Security-Policy', () => {
  const policy =
    /contentSecurityPolicy = \[([\s\S]*?)\]/.exec(read('main/window/app-protocol.ts'))?.[1] ?? '';

  it('begins with nothing, and allows no inline script, no eval, and no address of another host', () => {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe-|https?:|\*|blob:/);
  });
});

describe('the packages', () => {
  it('bear the name by which Windows knows the running program', () => {
    const inPackage = /^appId: (\S+)$/m.exec(read('electron-builder.yml'))?.[1];
    expect(read('main/window/task-bar.ts')).toContain(`appId = '${inPackage}'`);
    expect(read('main/main.ts')).toMatch(/\nnameForTaskBar\(\);\nregisterSchemes/);
  });

  it('take .har files on Windows from nobody, under a class of our own', () => {
    const builder = read('electron-builder.yml');
    // electron-builder would make us the default of what stands at the root or under win.
    expect(builder).not.toMatch(/^fileAssociations/m);
    expect(/^win:\n(?: .*\n)+/m.exec(builder)?.[0]).not.toContain('fileAssociations');
    const installer = read('main/launch/dist/installer.nsh');
    expect(/HALO_HAR_CLASS "(.*)"/.exec(installer)?.[1]).toMatch(/^HaloTroubleshooter\.\w+$/);
    expect(installer).not.toMatch(/WriteRegStr \S+ "Software\\Classes\\\.har" ""/);
    const written = [...installer.matchAll(/WriteRegStr \S+ "([^"]+)"/g)].map(([, key]) => key);
    expect(written.some((key) => key?.endsWith('.har\\OpenWithProgids'))).toBe(true);
    // What was written goes with the program.
    expect(installer).toContain(
      'DeleteRegValue SHELL_CONTEXT "Software\\Classes\\.har\\OpenWithProgids"',
    );
  });

  it('set every fuse', () => {
    const fuses = Object.fromEntries(
      [
        ...(
          /electronFuses:\n([\s\S]*?)\n\n/.exec(read('electron-builder.yml'))?.[1] ?? ''
        ).matchAll(/^ {2}(\w+): (true|false)$/gm),
      ].map((match) => [match[1], match[2]]),
    );
    expect(fuses).toMatchObject({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      grantFileProtocolExtraPrivileges: 'false',
      loadBrowserProcessSpecificV8Snapshot: 'false',
    });
  });
});
