import { once } from 'node:events';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaintIn, endedAtOnce, startBrowser } from '../../../../main/browser/own-browser.ts';
import { openForSignIn } from '../../../../main/browser/sign-in-browser.ts';
import { removeFolder } from '../../../remove-folder.ts';

const deaf = { event: () => undefined, closed: () => undefined };

describe('a browser that does not start', () => {
  it.each([
    [0, '', /is open already with the profile that this needs/],
    [21, 'The profile appears to be in use', /is open already with the profile that this needs/],
    [1, 'Missing X server or $DISPLAY', /could not be started\. Missing X server or \$DISPLAY/],
    [null, '', /could not be started/],
  ])('and ends with %j is told in words', (code, complaint, words) => {
    expect(endedAtOnce('Google Chrome', code, complaint).message).toMatch(words);
  });

  const head = '[10958:10958:1130/002112.070723:ERROR:content/some/place.cc:257] ';
  it.each([
    ['no display', 'Missing X server or $DISPLAY', 'There is no screen to show it on.'],
    ['another reason', 'The disk is full', 'The disk is full'],
    ['root', 'Running as root without --no-sandbox is not supported.', /^Running as root/],
    ['what is said each time', 'Running without sandbox', /^$/],
  ])('is told without the log of Chromium: %s', (_what, reason, told) => {
    const text = [
      `${head}${reason}`,
      `${head}Failed to connect to the bus: Failed to connect to socket`,
      `${head}write: Broken pipe (32)`,
    ].join('\n');
    expect(complaintIn(text)).toMatch(told);
  });

  it('is told with its own last words: here a program that knows none of the switches', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'halo-no-browser-'));
    const node = { name: 'chrome', title: 'Google Chrome', path: process.execPath } as const;
    await expect(startBrowser(node, profile, deaf)).rejects.toThrow(
      /Google Chrome could not be started\. .*bad option: --/,
    );
    await expect(openForSignIn(node, profile, 'https://acme.example/')).rejects.toThrow(
      'Google Chrome could not be started.',
    );
    removeFolder(profile);
  });

  it.skipIf(process.platform === 'win32')(
    'because it is too old is told with its version (Windows starts no script as a program)',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'halo-old-browser-'));
      const path = join(folder, 'browser');
      const answers = `#!${process.execPath}
        const { createReadStream, writeSync } = require('node:fs');
        createReadStream('', { fd: 3 }).on('data', (message) => {
          const { id, method } = JSON.parse(message.toString().split('\\0')[0]);
          writeSync(4, JSON.stringify({ id, result: { product: 'Chrome/109.0.5414.119' } }) + '\\0');
          if (method === 'Browser.close') process.exit(0);
        });`;
      writeFileSync(path, answers, { mode: 0o755 });
      const old = { name: 'chrome', title: 'Google Chrome', path } as const;
      await expect(startBrowser(old, folder, deaf)).rejects.toThrow(
        'Google Chrome is too old to be recorded (Chrome/109.0.5414.119). Version 110 or newer is needed.',
      );
      removeFolder(folder);
    },
  );

  it.skipIf(process.platform === 'win32')(
    'because its profile is in use is told before it starts, and one that was killed holds nothing (Windows locks in another way)',
    async () => {
      const profile = mkdtempSync(join(tmpdir(), 'halo-in-use-'));
      const listens = join(profile, 'listens');
      symlinkSync(listens, join(profile, 'SingletonSocket'));
      const gone = { name: 'chrome', title: 'Google Chrome', path: '/no/such/browser' } as const;
      const starts = [
        () => startBrowser(gone, profile, deaf),
        () => openForSignIn(gone, profile, 'https://acme.example/'),
      ];
      const other = createServer().listen(listens);
      await once(other, 'listening');
      for (const start of starts)
        await expect(start()).rejects.toThrow(/^Google Chrome is open already with the profile/);
      await new Promise((closed) => other.close(closed));
      for (const start of starts) await expect(start()).rejects.toThrow('could not be started');
      removeFolder(profile);
    },
  );

  it('because it is not there is told too', async () => {
    const path = join(tmpdir(), 'no-such-browser');
    const gone = { name: 'chrome', title: 'Google Chrome', path } as const;
    await expect(startBrowser(gone, tmpdir(), deaf)).rejects.toThrow('could not be started');
    await expect(openForSignIn(gone, tmpdir(), 'https://acme.example/')).rejects.toThrow(
      'could not be started',
    );
  });
});
