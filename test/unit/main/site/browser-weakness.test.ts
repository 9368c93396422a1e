import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import type { BaseWindow } from 'electron';

const asked: string[] = [];
let answer = 1;
vi.mock('electron', () => ({
  app: { commandLine: { hasSwitch: (name: string) => name === 'no-sandbox' } },
  dialog: {
    showMessageBox: async (
      _window: unknown,
      { message, defaultId }: Electron.MessageBoxOptions,
    ) => {
      asked.push(`${message} ${defaultId}`);
      return { response: answer };
    },
  },
}));
const { browserWeaknesses, WeakBrowserQuestion, wantedElectron } =
  await import('../../../../main/site/browser-weakness.ts');
const window = {} as BaseWindow;

beforeEach(() => {
  asked.length = 0;
});

test('the version that is wanted is the one in package.json', () => {
  const text = readFileSync(join(import.meta.dirname, '../../../../package.json'), 'utf8');
  expect(/"electron": "(\d+)\./.exec(text)?.[1]).toBe(String(wantedElectron));
});

test('an older runtime and a missing sandbox are named, each on its own', () => {
  expect(browserWeaknesses('45.4.1', false)).toEqual([]);
  expect(browserWeaknesses('46.0.0', true)).toEqual(['unsandboxed']);
  expect(browserWeaknesses('33.2.1', false)).toEqual(['older']);
  expect(browserWeaknesses('33.2.1', true)).toEqual(['older', 'unsandboxed']);
});

test('a real Halo is asked about first, with the safe answer as the default, until it is agreed', async () => {
  const question = new WeakBrowserQuestion();
  expect(await question.allows(window, 'https://acme.halopsa.com/')).toBe(false);
  answer = 0;
  expect(await question.allows(window, 'https://acme.halopsa.com/')).toBe(true);
  expect(await question.allows(window, 'https://acme.halopsa.com/other')).toBe(true);
  expect(await question.allows(window, 'https://beta.halopsa.com/')).toBe(true);
  expect(asked).toEqual([
    'Open acme.halopsa.com all the same? 1',
    'Open acme.halopsa.com all the same? 1',
    'Open beta.halopsa.com all the same? 1',
  ]);
});

test('a Halo on this computer is opened without a question', async () => {
  answer = 1;
  expect(await new WeakBrowserQuestion().allows(window, 'http://127.0.0.1:8080/')).toBe(true);
  expect(asked).toEqual([]);
});
